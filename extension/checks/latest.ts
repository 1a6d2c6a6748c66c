import type { Clock } from '../../kernel/clock.ts';

/** Runs work for a key a while after it was last asked for, one at a time for each key, and gives only the newest result. */
export class Latest {
  private readonly clock: Clock;
  private readonly delayMs: number;
  private readonly entries = new Map<string, { version: number; callOff: () => void; running: boolean }>();

  constructor(clock: Clock, delayMs: number) {
    this.clock = clock;
    this.delayMs = delayMs;
  }

  /** @param take is given the result, unless the key was asked for again or cancelled since */
  request<T>(key: string, work: () => Promise<T>, take: (result: T) => void): void {
    const entry = this.entries.get(key) ?? { version: 0, callOff: () => undefined, running: false };
    this.entries.set(key, entry);
    entry.version++;
    entry.callOff();
    entry.callOff = this.clock.schedule(() => this.begin(key, work, take), this.delayMs);
  }

  cancel(key: string): void {
    this.entries.get(key)?.callOff();
    this.entries.delete(key);
  }

  private begin<T>(key: string, work: () => Promise<T>, take: (result: T) => void): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    // What is under way would only be in the way: this is asked for again when it is over.
    if (entry.running) {
      entry.callOff = this.clock.schedule(() => this.begin(key, work, take), this.delayMs);
      return;
    }
    const { version } = entry;
    entry.running = true;
    void work()
      .then((result) => {
        if (this.entries.get(key) === entry && entry.version === version) take(result);
      })
      .finally(() => {
        entry.running = false;
      });
  }
}
