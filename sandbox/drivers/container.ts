import { createHash } from 'node:crypto';
import path from 'node:path';
import type Docker from 'dockerode';
import { posture } from '../posture.ts';
import { type GuestLanguage, type Job, type Sandbox, SandboxError, type Session } from '../sandbox.ts';
import { exitOfContainer } from './container-exit.ts';
import { demultiplex } from './demultiplex.ts';
import { isEngineFault } from './engine-fault.ts';
import { type GuestFiles, layOutFiles } from './guest-files.ts';
import { GuestSession, type StartedGuest } from './guest-session.ts';
import { forceRemove, ownerLabel, reapOrphans, unlessGone } from './orphans.ts';
import { formatOwner, thisOwner } from './owner.ts';

export interface ContainerOptions {
  readonly docker: Docker;
  /** Where the built guests lie: `container-guest.mjs` and `python-fitness.py`. */
  readonly guests: string;
  /** The image for a language, made or fetched where it is not there yet. */
  readonly image: (language: GuestLanguage) => Promise<string>;
}

/** The containers that sessions of this process answer for. */
const living = new Set<string>();

/** Runs every guest in a container of its own, which is gone when the session has ended. */
export class ContainerSandbox implements Sandbox {
  readonly name = 'container';
  private readonly options: ContainerOptions;
  private readonly warm = new Map<string, Promise<ContainerGuest | undefined>>();

  constructor(options: ContainerOptions) {
    this.options = options;
  }

  async open(job: Job): Promise<Session> {
    const guest = (await this.takeWarm(job)) ?? (await this.start(job));
    try {
      await guest.files.add(job.files);
    } catch (error) {
      await guest.stop().catch(ignore);
      await guest.cleanUp();
      throw error;
    }
    return new GuestSession(guest, job);
  }

  /**
   * Starts a guest ahead, for the next job of the same language, program and limits, which then begins in a few milliseconds.
   * It keeps its own labels, and takes no processor time while it waits.
   */
  prewarm(job: Omit<Job, 'files' | 'accepts'>): Promise<void> {
    const key = keyOf(job);
    if (!this.warm.has(key))
      this.warm.set(
        key,
        this.start(job).catch(() => undefined),
      );
    return Promise.resolve(this.warm.get(key)).then(ignore);
  }

  /** Ends the guests that were started ahead. */
  async close(): Promise<void> {
    const guests = await Promise.all(this.warm.values());
    this.warm.clear();
    await Promise.all(guests.map((guest) => guest?.cleanUp()));
  }

  /**
   * Removes containers and files whose owner has ended, and those of this process that it does not know of any more.
   * @returns how many containers there were
   */
  async reapOrphans(): Promise<number> {
    const self = formatOwner(thisOwner());
    return reapOrphans(this.options.docker, (owner, names) => owner === self && !names.some((name) => living.has(name)));
  }

  private async takeWarm(job: Job): Promise<ContainerGuest | undefined> {
    const key = keyOf(job);
    const guest = this.warm.get(key);
    this.warm.delete(key);
    const found = await guest;
    if (found?.isSilent() !== true) return found;
    await found.cleanUp();
    return undefined;
  }

  private async start(job: Omit<Job, 'files' | 'accepts'>): Promise<ContainerGuest> {
    const { docker, guests } = this.options;
    const image = await this.image(job.language);
    const ours = ['container-guest.mjs', ...(job.language === 'python' ? ['python-fitness.py'] : [])];
    const paths = ours.map((name) => path.join(guests, name));
    const files = await layOutFiles(job.program, paths);
    const name = path.basename(path.dirname(files.folder));
    const labels = { ...job.labels, [ownerLabel]: formatOwner(thisOwner()) };
    living.add(name);
    try {
      const container = await docker.createContainer({ name, Image: image, ...posture(job.limits, files.folder, labels) });
      return await this.attach(container, name, files);
    } catch (error) {
      await this.remove(name, files).catch(ignore);
      throw new SandboxError(`The container engine did not start a guest: ${reasonOf(error)}`, {
        cause: error,
        mayPass: isEngineFault(error),
      });
    }
  }

  private async image(language: GuestLanguage): Promise<string> {
    try {
      return await this.options.image(language);
    } catch (error) {
      if (error instanceof SandboxError) throw error;
      const message = `The image for ${language} could not be had: ${reasonOf(error)}`;
      throw new SandboxError(message, { cause: error, mayPass: isEngineFault(error) });
    }
  }

  private async attach(container: Docker.Container, name: string, files: GuestFiles): Promise<ContainerGuest> {
    // Before the start, so that nothing is missed.
    const stream = await container.attach({ stream: true, stdin: true, stdout: true, stderr: true, hijack: true });
    // A broken connection shows as the end of the guest.
    stream.on('error', ignore);
    let isSilent = false;
    const silence = new Promise((resolve) => stream.once('close', resolve).once('end', resolve)).then(() => {
      isSilent = true;
    });
    await container.start();
    return {
      files,
      isSilent: () => isSilent,
      write: (bytes) => void stream.write(bytes),
      listen: (output, errors) => void stream.on('data', demultiplex(output, errors)),
      setPaused: (paused) => void (paused ? stream.pause() : stream.resume()),
      silence,
      stop: () => container.kill().catch(unlessGone),
      exit: (stderr) => exitOfContainer(container, silence, stderr),
      cleanUp: () => this.remove(name, files).catch(ignore),
    };
  }

  private async remove(name: string, files: GuestFiles): Promise<void> {
    try {
      await Promise.all([forceRemove(this.options.docker.getContainer(name)), files.remove()]);
    } finally {
      // What could not be removed is an orphan from now on.
      living.delete(name);
    }
  }
}

interface ContainerGuest extends StartedGuest {
  readonly files: GuestFiles;
  readonly isSilent: () => boolean;
}

/** Jobs of one key can use the same guest. */
function keyOf({ language, program, limits }: Pick<Job, 'language' | 'program' | 'limits'>): string {
  const content = typeof program === 'string' ? program : createHash('sha256').update(program).digest('hex');
  return JSON.stringify([language, content, Object.entries(limits).sort()]);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function ignore(): void {
  // What matters of it shows elsewhere.
}
