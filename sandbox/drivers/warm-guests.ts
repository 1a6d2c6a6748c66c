import { createHash } from 'node:crypto';
import type { GuestLanguage, Job } from '../sandbox.ts';
import type { GuestFiles } from './guest-files.ts';
import type { StartedGuest } from './guest-session.ts';

/** What a guest is started with, before it is given the files of its job. */
export type Start = Omit<Job, 'files' | 'accepts' | 'rate'>;

/** A started guest that waits for its files and its first message. */
export interface WaitingGuest extends StartedGuest {
  readonly files: GuestFiles;
}

/** Guests started ahead: at most one for each language, for the next job of the same program and limits, and for that one only. */
export class WarmGuests {
  private readonly start: (job: Start) => Promise<WaitingGuest>;
  private readonly quietMs: number;
  private readonly warm = new Map<GuestLanguage, Warm>();
  private readonly removals = new Set<Promise<unknown>>();
  private isClosed = false;

  /** @param quietMs after which a guest that nobody took is ended */
  constructor(start: (job: Start) => Promise<WaitingGuest>, quietMs = 5 * 60 * 1000) {
    this.start = start;
    this.quietMs = quietMs;
  }

  /** Starts a guest for the next job like this one, in place of one for other jobs of its language. Resolves once it waits. */
  async prepare(job: Start): Promise<void> {
    if (this.isClosed) return;
    const key = keyOf(job);
    const present = this.warm.get(job.language);
    if (present?.key !== key) this.put(job, key);
    else present.timer.refresh();
    await this.warm.get(job.language)?.guest;
  }

  /** The guest for this job, which is its own from now on; undefined when there is none. */
  async take(job: Start): Promise<WaitingGuest | undefined> {
    const warm = this.warm.get(job.language);
    if (warm?.key !== keyOf(job)) return undefined;
    this.forget(job.language, warm);
    const guest = await warm.guest;
    if (!warm.isLost) return guest;
    this.end(warm);
    return undefined;
  }

  /** Ends those that wait, and prepares no more. */
  close(): Promise<void> {
    this.isClosed = true;
    return this.rest();
  }

  /** Ends those that wait. */
  async rest(): Promise<void> {
    for (const [language, warm] of [...this.warm]) {
      this.forget(language, warm);
      this.end(warm);
    }
    await Promise.all(this.removals);
  }

  private put(job: Start, key: string): void {
    const before = this.warm.get(job.language);
    const drop = (): void => {
      if (this.warm.get(job.language) !== warm) return;
      this.forget(job.language, warm);
      this.end(warm);
    };
    // One that cannot be started is no loss: the job starts its own, and says why if that fails too.
    const guest = this.start(job).catch(() => undefined);
    const warm: Warm = { key, guest, timer: setTimeout(drop, this.quietMs).unref(), isLost: false };
    this.warm.set(job.language, warm);
    void guest.then(async (started) => {
      await started?.silence;
      warm.isLost = true;
      drop();
    });
    if (before === undefined) return;
    clearTimeout(before.timer);
    this.end(before);
  }

  private forget(language: GuestLanguage, warm: Warm): void {
    clearTimeout(warm.timer);
    this.warm.delete(language);
  }

  private end({ guest }: Warm): void {
    const removal = guest
      .then(async (started) => {
        await started?.stop().catch(ignore);
        await started?.cleanUp();
      })
      .catch(ignore);
    this.removals.add(removal);
    void removal.then(() => this.removals.delete(removal));
  }
}

interface Warm {
  readonly key: string;
  readonly guest: Promise<WaitingGuest | undefined>;
  readonly timer: NodeJS.Timeout;
  /** Ended by itself, or by someone else. */
  isLost: boolean;
}

/** Jobs of one key can use the same guest. */
function keyOf({ language, program, limits }: Start): string {
  const content = typeof program === 'string' ? program : createHash('sha256').update(program).digest('hex');
  return JSON.stringify([language, content, Object.entries(limits).sort()]);
}

function ignore(): void {
  // What is left of it is an orphan.
}
