const windowMs = 60_000;

/** Counts what ended within the last minute, to the second. */
export class LastMinute {
  private readonly seconds = new Map<number, number>();

  /** @param at milliseconds since the epoch */
  note(at: number): void {
    const second = Math.floor(at / 1000);
    this.seconds.set(second, (this.seconds.get(second) ?? 0) + 1);
    this.forget(at);
  }

  count(now: number): number {
    this.forget(now);
    return [...this.seconds.values()].reduce((sum, count) => sum + count, 0);
  }

  private forget(now: number): void {
    for (const second of this.seconds.keys()) if (second * 1000 <= now - windowMs) this.seconds.delete(second);
  }
}
