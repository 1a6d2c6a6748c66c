/** Shortest time between two checkpoints. */
const minGapMs = 1000;
/** Gap in terms of what the last checkpoint cost: a hundredth for taking it leaves as much again for storing it. */
const gapPerCost = 99;

/** Decides when a run takes its next checkpoint. Times in milliseconds of any monotonic clock. */
export class CheckpointPace {
  private dueAt: number;

  constructor(startedAt: number) {
    this.dueAt = startedAt + minGapMs;
  }

  isDue(now: number): boolean {
    return now >= this.dueAt;
  }

  took(from: number, to: number): void {
    this.dueAt = to + Math.max(minGapMs, gapPerCost * (to - from));
  }
}
