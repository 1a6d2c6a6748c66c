/** The part of a run that a worker thread and a sandbox guest share: turns until it ends, and tells how it stands meanwhile. */
import { CheckpointPace } from './checkpoint-pace.ts';
import { Pace } from './pace.ts';
import type { Run } from './run.ts';

/** At most ten progress messages a second. */
const progressIntervalMs = 100;

export interface DriveReports {
  progress(): void;
  checkpoint(): void;
}

/** Advances the run to its end. The first progress goes out with the first population, so that a chart appears at once. */
export function drive(run: Run, now: () => number, reports: DriveReports): void {
  const checkpoints = new CheckpointPace(now());
  const pace = new Pace(now);
  let reportAt = 0;
  while (run.stopReason === undefined) {
    run.advance();
    if (!pace.isDue() || run.stopReason !== undefined) continue;
    const time = now();
    if (time >= reportAt) {
      reports.progress();
      reportAt = time + progressIntervalMs;
    }
    if (!checkpoints.isDue(time)) continue;
    const from = now();
    reports.checkpoint();
    checkpoints.took(from, now());
  }
}
