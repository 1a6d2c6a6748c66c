import { setTimeout as sleep } from 'node:timers/promises';
import { type DockerAddress, dockerAddress } from '../../sandbox/drivers/docker-address.ts';
import type { GuestPlaces } from '../../sandbox/drivers/guest-places.ts';
import { type ImageProgress, sayProgress } from '../../sandbox/images/image-progress.ts';
import { loadSandbox } from '../../sandbox/load-bundle.ts';
import { type Job, type Sandbox, SandboxError, type Session } from '../../sandbox/sandbox.ts';
import { type Sentence, say } from '../../sandbox/sentence.ts';
import type { FitnessSpec } from './task.ts';

/** What a run needs of a sandbox. */
export interface WantedSandbox extends Pick<FitnessSpec, 'driver' | 'image' | 'docker' | 'language'> {
  /** True when an earlier attempt got as far as a checkpoint, so there was a sandbox for it. */
  readonly isResumed: boolean;
}

/** Who waits for a sandbox. */
export interface Waiting {
  /** Is told what keeps it waiting. */
  readonly prepare: (sentence: Sentence) => void;
  /** True when it does not wait any more. */
  readonly isOver: () => boolean;
}

export interface FoundSandbox {
  readonly sandbox: Sandbox;
  /** Why it is not the one that ran others before. */
  readonly reason?: Sentence;
  /** Opens a session; what keeps it waiting is told to who asked for the sandbox. */
  readonly opening: (job: Job) => Promise<Session>;
  /** After a loss the next run looks anew. */
  readonly forget: () => void;
}

type AddressedSandbox = WantedSandbox & { readonly docker: DockerAddress };

/** How long a choice of driver, image and address keeps its sandbox, while no image is being made for it. */
const rememberedMs = 10_000;
/** How long, and how often, a container engine is looked for that answered before. */
const patienceMs = 20_000;
const lookEveryMs = 500;

/**
 * The sandboxes of this process, one for each choice of driver, image and address. A container engine may come or go: whether one
 * answers is asked anew after a quiet moment, and after a loss.
 */
export class FoundSandboxes {
  private readonly guests: string;
  private readonly places: Pick<GuestPlaces, 'remember'>;
  private readonly known = new Map<string, Promise<Sandbox>>();
  /** Kept when this machine is looked at again, with the guests that wait in them. */
  private readonly latest = new Map<string, Sandbox>();
  private readonly hadContainers = new Set<string>();
  private readonly waiting = new Map<string, Map<Waiting, WantedSandbox>>();

  /** @param guests where the built guests lie @param places keeps where they are started */
  constructor({ guests, places }: { readonly guests: string; readonly places: Pick<GuestPlaces, 'remember'> }) {
    this.guests = guests;
    this.places = places;
  }

  /**
   * The sandbox for a run. Where nothing but a container will do, and there was an engine before, it is waited for.
   * @returns undefined when nobody waits any more
   * @throws SandboxError when there is none
   */
  async find(asked: WantedSandbox, waiting: Waiting): Promise<FoundSandbox | undefined> {
    // Of a run that names no address: that of this process, which may be another one by now.
    const wanted = { ...asked, docker: asked.docker ?? dockerAddress() };
    const key = keyOf(wanted);
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const found = await this.look(key, wanted);
      if (waiting.isOver()) return undefined;
      if ('sandbox' in found) return this.opened(key, wanted, waiting, found.sandbox);
      if (!this.hadContainers.has(key) && !wanted.isResumed) throw found.error;
      if (performance.now() > deadline)
        throw new SandboxError(say('The container engine no longer answers.'), { mayPass: true, cause: found.error });
      waiting.prepare(say('Waiting: {0}', gone));
      await sleep(lookEveryMs);
    }
  }

  /** Ends the guests that wait for a job, until the next one has run. */
  async rest(): Promise<void> {
    await Promise.all([...this.latest.values()].map((sandbox) => sandbox.rest()));
  }

  /** Ends the guests that wait for a job, for good. */
  async close(): Promise<void> {
    await Promise.allSettled(this.known.values());
    await Promise.all([...this.latest.values()].map((sandbox) => sandbox.close()));
  }

  private forget(key: string): void {
    this.known.delete(key);
    void this.latest.get(key)?.close();
    this.latest.delete(key);
  }

  private async look(key: string, wanted: AddressedSandbox): Promise<{ sandbox: Sandbox } | { error: unknown }> {
    try {
      const sandbox = await this.sandbox(key, wanted);
      if (sandbox.name === 'container') this.hadContainers.add(key);
      const refusal = sandbox.refusal?.(wanted.language);
      if (refusal === undefined) return { sandbox };
      this.known.delete(key);
      const isUnanswered = wanted.docker.mistake === undefined;
      const error = new SandboxError(refusal, { isUnanswered });
      if (!isUnanswered) throw error;
      return { error };
    } catch (error) {
      // Told by what it says: the bundle that throws it has a class of its own.
      if (error instanceof Error && 'isUnanswered' in error && error.isUnanswered === true) return { error };
      throw error;
    }
  }

  private opened(key: string, wanted: WantedSandbox, waiting: Waiting, sandbox: Sandbox): FoundSandbox {
    const isStandIn = sandbox.name === 'embedded' && wanted.driver !== 'embedded' && this.hadContainers.has(key);
    return {
      sandbox,
      ...(isStandIn ? { reason: gone } : {}),
      forget: () => this.forget(key),
      opening: async (job) => {
        const all = this.waiting.get(key) ?? new Map<Waiting, WantedSandbox>();
        this.waiting.set(key, all.set(waiting, wanted));
        try {
          return await sandbox.open(job);
        } catch (error) {
          this.known.delete(key);
          throw error;
        } finally {
          all.delete(waiting);
        }
      },
    };
  }

  private sandbox(key: string, { driver, image, docker: address }: AddressedSandbox): Promise<Sandbox> {
    const known = this.known.get(key);
    if (known) return known;
    const { guests } = this;
    const onProgress = (progress: ImageProgress): void => {
      for (const [{ prepare }, { language }] of this.waiting.get(key) ?? [])
        if (language === progress.language) prepare(sayProgress(progress));
    };
    // Loaded by the first custom fitness: what talks to a container engine would double the time an engine takes to start.
    const found = loadSandbox(guests).then(async ({ findSandbox }) => {
      const previous = this.latest.get(key);
      const sandbox = await findSandbox({ driver, docker: address, guests, previous, ...(image ? { image } : {}), onProgress });
      this.latest.set(key, sandbox);
      // Before the first guest is started there: the next engine looks for those that this one leaves, should it be killed.
      if (sandbox.name === 'container') await this.places.remember(address);
      return sandbox;
    });
    this.known.set(key, found);
    const forget = (): void => {
      if (this.known.get(key) !== found) return;
      if (this.waiting.get(key)?.size) setTimeout(forget, rememberedMs).unref();
      else this.known.delete(key);
    };
    found.then(() => setTimeout(forget, rememberedMs).unref(), forget);
    return found;
  }
}

const keyOf = ({ driver, image, docker }: AddressedSandbox): string => JSON.stringify([driver, image, docker]);

const gone = say('the container engine no longer answers');
