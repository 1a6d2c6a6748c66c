import type { Progress, Task, TaskError } from './task.ts';

/** The limit that ended a run: that of the run, or of the sandbox around its fitness. */
export type OverrunLimit = 'hard_seconds' | 'sandbox';

/** Why a run was ended that did not stop by itself, and what is left of it. */
export function overrunError({ spec: { limits, fitness }, progress }: Task, limit: OverrunLimit): TaskError {
  const left = leftBehind(progress);
  return {
    kind: 'user',
    message:
      limit === 'sandbox' && fitness
        ? `The fitness ${fitness.name} was out of time: the sandbox ends it after ${fitness.limits.seconds} s, and it did not return. ${left} Make it faster, or allow it more time.`
        : `The run did not stop by itself and was ended at its hard limit of ${limits.hard_seconds} s. ${left} Raise limits.hard_seconds to let it go on.`,
  };
}

function leftBehind(progress: Progress | undefined): string {
  if (progress === undefined || progress.evaluations === 0) return 'No generation was complete, so there is no best yet.';
  if (progress.best_fitness === null) return 'None of its evaluations gave a number, so there is no best yet.';
  return 'Its best so far is kept.';
}
