/** Files for guests of a container engine that does not see those of this machine. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type Docker from 'dockerode';
import type { MountSettings } from 'dockerode';
import { pack } from 'tar-stream';
import { guestFolder } from '../posture.ts';
import type { Job } from '../sandbox.ts';
import { findFile } from './container-file.ts';
import { didNotStart } from './engine-fault.ts';
import type { DeliveredFiles } from './guest-delivery.ts';
import { checkName, programName } from './guest-files.ts';
import { forceRemove, living, ownerLabel } from './orphans.ts';
import { formatOwner, thisOwner } from './owner.ts';

/** What is to be carried, and where. */
export interface CarriedFiles {
  readonly docker: Docker;
  /** Any that is there. */
  readonly image: string;
  readonly program: Job['program'];
  /** Files of ours by their paths. */
  readonly ours: readonly string[];
}

/** Tells whether an engine sees a folder of this machine, in which the program of a guest is laid out. */
export async function seesFolder(docker: Docker, image: string, folder: string): Promise<boolean> {
  const name = newName('look');
  try {
    // Not the mount of a guest: for that one an engine makes the folder where it is missing.
    const carrier = await createCarrier(docker, name, image, {
      Type: 'bind',
      Source: folder,
      Target: guestFolder,
      ReadOnly: true,
    });
    if (await findFile(carrier, `${guestFolder}/${programName}`)) return true;
    await carrier.inspect(); // that it is gone is answered as that a file is not there
    return false;
  } catch (error) {
    // One that refuses to mount a folder which it does not see names it.
    if (error instanceof Error && 'statusCode' in error && error.message.includes(folder)) return false;
    return didNotStart(error);
  } finally {
    await removeCarrier(docker, name).catch(ignore);
  }
}

/**
 * Puts files into a volume without a name, which an engine removes with the last container that has it: the guest, which may only read
 * it, and one that is never started, through which files come into it, also while the guest runs.
 */
export async function carryFiles({ docker, image, program, ours }: CarriedFiles): Promise<DeliveredFiles> {
  const name = newName('guest');
  const carrier = `${name}-files`;
  const taken = new Set<string>();
  const put = async (files: Job['files']): Promise<void> => {
    const archive = pack();
    for (const [file, content] of Object.entries(files)) {
      checkName(file);
      if (taken.has(file)) throw new TypeError(`Expected each file of a guest once, got ${file} again.`);
      taken.add(file);
      archive.entry({ name: file, mode: 0o444 }, Buffer.from(content as Uint8Array)); // also of a text
    }
    archive.finalize();
    const bytes = await buffer(archive);
    await docker.getContainer(carrier).putArchive(bytes, { path: guestFolder }).catch(didNotStart);
  };
  const remove = () => removeCarrier(docker, carrier);
  try {
    await createCarrier(docker, carrier, image, {
      Type: 'volume',
      Source: '',
      Target: guestFolder,
      VolumeOptions: withoutCopy,
    }).catch(didNotStart);
    const own = [[programName, program] as const, ...ours.map((file) => [path.basename(file), file] as const)];
    const read = own.map(async ([file, content]) => [file, typeof content === 'string' ? await readFile(content) : content]);
    await put(Object.fromEntries(await Promise.all(read)));
  } catch (error) {
    await remove().catch(ignore);
    throw error;
  }
  return { name, source: { carrier }, add: put, remove };
}

/** Nothing of what an image may have in that folder. */
const withoutCopy = { NoCopy: true, Labels: {}, DriverConfig: { Name: '', Options: {} } };

const newName = (of: string): string => `optimizehub-${of}-${formatOwner(thisOwner())}-${randomUUID().slice(0, 8)}`;

/** A container that is never started. */
function createCarrier(docker: Docker, name: string, image: string, mount: MountSettings): Promise<Docker.Container> {
  living.add(name);
  return docker.createContainer({
    name,
    Image: image,
    Cmd: ['node'],
    NetworkDisabled: true,
    Labels: { [ownerLabel]: formatOwner(thisOwner()) },
    HostConfig: { NetworkMode: 'none', Mounts: [mount] },
  });
}

async function removeCarrier(docker: Docker, name: string): Promise<void> {
  try {
    await forceRemove(docker.getContainer(name));
  } finally {
    living.delete(name); // what could not be removed is an orphan from now on
  }
}

function ignore(): void {
  // What is left of it is an orphan.
}
