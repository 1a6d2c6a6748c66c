/** Longest and shortest time between two looks at the clock. */
const longestMs = 10;
const shortestMs = 2;

/** Tells a busy loop when to look at the clock: about every few milliseconds, however short or long its turns are. */
export class Pace {
  private readonly now: () => number;
  private turns = 1;
  private left = 1;
  private lookedAt: number;

  /** @param now milliseconds on any monotonic clock */
  constructor(now: () => number) {
    this.now = now;
    this.lookedAt = now();
  }

  /** To be asked once a turn. */
  isDue(): boolean {
    if (--this.left > 0) return false;
    const time = this.now();
    const elapsed = time - this.lookedAt;
    if (elapsed < shortestMs) this.turns = Math.min(this.turns * 2, 1 << 20);
    else if (elapsed > longestMs) this.turns = Math.max(1, Math.floor((this.turns * longestMs) / elapsed));
    this.left = this.turns;
    this.lookedAt = time;
    return true;
  }
}
