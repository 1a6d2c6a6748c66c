import path from 'node:path';
import type Docker from 'dockerode';
import { languageTitles } from '../language.ts';
import { posture } from '../posture.ts';
import { type GuestLanguage, type Job, type Sandbox, SandboxError, type Session } from '../sandbox.ts';
import { say } from '../sentence.ts';
import { exitOfContainer } from './container-exit.ts';
import { containerUsage } from './container-usage.ts';
import { demultiplex } from './demultiplex.ts';
import { didNotStart, isEngineFault, messageOf } from './engine-fault.ts';
import { type DeliveredFiles, GuestDelivery } from './guest-delivery.ts';
import { GuestSession } from './guest-session.ts';
import { forceRemove, living, ownerLabel, reapOrphans, unlessGone } from './orphans.ts';
import { formatOwner, thisOwner } from './owner.ts';
import { type Start, type WaitingGuest, WarmGuests } from './warm-guests.ts';

export interface ContainerOptions {
  readonly docker: Docker;
  /** Where the built guests lie: `container-guest.mjs` and `python-fitness.py`. */
  readonly guests: string;
  /** The image for a language, made or fetched where it is not there yet. */
  readonly image: (language: GuestLanguage) => Promise<string>;
  /** Milliseconds after which a guest that was started ahead and not needed is ended. */
  readonly quietMs?: number;
}

/** Runs every guest in a container of its own, which is gone when the session has ended. */
export class ContainerSandbox implements Sandbox {
  readonly name = 'container';
  private readonly options: ContainerOptions;
  private readonly warm: WarmGuests;
  private readonly delivery: GuestDelivery;

  constructor(options: ContainerOptions) {
    this.options = options;
    this.delivery = new GuestDelivery(options.docker);
    this.warm = new WarmGuests((job) => this.start(job), options.quietMs);
  }

  async open(job: Job): Promise<Session> {
    const guest = (await this.warm.take(job)) ?? (await this.start(job));
    try {
      await guest.files.add(job.files);
    } catch (error) {
      await guest.stop().catch(ignore);
      await guest.cleanUp();
      throw error;
    }
    return new GuestSession(guest, job);
  }

  /** The guest keeps its own labels. */
  prewarm(job: Start): Promise<void> {
    return this.warm.prepare(job);
  }

  rest(): Promise<void> {
    return this.warm.rest();
  }

  close(): Promise<void> {
    return this.warm.close();
  }

  /**
   * Removes containers and files whose owner has ended, and those of this process that it does not know of any more.
   * @returns how many containers there were
   */
  async reapOrphans(): Promise<number> {
    const self = formatOwner(thisOwner());
    return reapOrphans(this.options.docker, (owner, names) => owner === self && !names.some((name) => living.has(name)));
  }

  private async start(job: Start): Promise<WaitingGuest> {
    const { docker, guests } = this.options;
    const image = await this.image(job.language);
    const ours = ['container-guest.mjs', ...(job.language === 'python' ? ['python-fitness.py'] : [])];
    const paths = ours.map((name) => path.join(guests, name));
    const files = await this.delivery.deliver(job.program, paths, image);
    const { name, source } = files;
    const labels = { ...job.labels, [ownerLabel]: formatOwner(thisOwner()) };
    living.add(name);
    try {
      const container = await docker.createContainer({ name, Image: image, ...posture(job.limits, source, labels) });
      return await this.attach(container, files);
    } catch (error) {
      await this.remove(files).catch(ignore);
      return didNotStart(error);
    }
  }

  private async image(language: GuestLanguage): Promise<string> {
    try {
      return await this.options.image(language);
    } catch (error) {
      if (error instanceof SandboxError) throw error;
      const sentence = say('The image for {0} could not be had: {1}', languageTitles[language], messageOf(error));
      throw new SandboxError(sentence, { cause: error, mayPass: isEngineFault(error) });
    }
  }

  private async attach(container: Docker.Container, files: DeliveredFiles): Promise<WaitingGuest> {
    // Before the start, so that nothing is missed.
    const stream = await container.attach({ stream: true, stdin: true, stdout: true, stderr: true, hijack: true });
    // A broken connection shows as the end of the guest.
    stream.on('error', ignore);
    const silence = new Promise((resolve) => stream.once('close', resolve).once('end', resolve));
    await container.start();
    return {
      files,
      write: (bytes) => void stream.write(bytes),
      listen: (output, errors) => void stream.on('data', demultiplex(output, errors)),
      setPaused: (paused) => void (paused ? stream.pause() : stream.resume()),
      silence,
      stop: () => container.kill().catch(unlessGone),
      exit: (stderr) => exitOfContainer(container, silence, stderr),
      usage: () => containerUsage(container),
      cleanUp: () => this.remove(files).catch(ignore),
    };
  }

  private async remove({ name, ...files }: DeliveredFiles): Promise<void> {
    try {
      await Promise.all([forceRemove(this.options.docker.getContainer(name)), files.remove()]);
    } finally {
      // What could not be removed is an orphan from now on.
      living.delete(name);
    }
  }
}

function ignore(): void {
  // What matters of it shows elsewhere.
}
