import path from 'node:path';
import type Docker from 'dockerode';
import type { FilesSource } from '../posture.ts';
import type { Job } from '../sandbox.ts';
import { carryFiles, seesFolder } from './carried-files.ts';
import { type GuestFiles, layOutFiles } from './guest-files.ts';

/** Files of a guest where a container engine finds them. */
export interface DeliveredFiles extends GuestFiles {
  /** Of the guest. */
  readonly name: string;
  readonly source: FilesSource;
}

/**
 * Brings guests their files: in a folder of this machine where the container engine sees it; else, as where the engine is on another
 * machine or in a virtual one that does not share the folder, in a volume of the engine.
 */
export class GuestDelivery {
  private readonly docker: Docker;
  private isFolderSeen: boolean | undefined;

  constructor(docker: Docker) {
    this.docker = docker;
  }

  /** @param ours files by their paths @param image of the guest */
  async deliver(program: Job['program'], ours: readonly string[], image: string): Promise<DeliveredFiles> {
    const { docker } = this;
    if (this.isFolderSeen === false) return carryFiles({ docker, image, program, ours });
    const { folder, ...files } = await layOutFiles(program, ours);
    try {
      this.isFolderSeen ??= await seesFolder(docker, image, folder);
      if (this.isFolderSeen) return { ...files, name: path.basename(path.dirname(folder)), source: { folder } };
    } catch (error) {
      await files.remove();
      throw error;
    }
    await files.remove();
    return this.deliver(program, ours, image);
  }
}
