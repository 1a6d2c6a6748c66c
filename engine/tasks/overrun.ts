import { type Sentence, say, withMessage } from '../../sandbox/sentence.ts';
import type { Progress, Task, TaskError } from './task.ts';

/** The limit that ended a run: that of the run, or of the sandbox around its fitness. */
export type OverrunLimit = 'hard_seconds' | 'sandbox';

/** Why a run was ended that did not stop by itself, and what is left of it. */
export function overrunError({ spec: { limits, fitness }, progress }: Task, limit: OverrunLimit): TaskError {
  const left = leftBehind(progress);
  return {
    kind: 'user',
    ...withMessage(
      limit === 'sandbox' && fitness
        ? say(
            'The fitness {0} was out of time: the sandbox ends it after {1} s, and it did not return. {2} It may have a loop that does not end. Make it faster, or allow it more time by sandbox.seconds in the config, up to the setting optimizehub.sandbox.seconds.',
            fitness.name,
            fitness.limits.seconds,
            left,
          )
        : say(
            'The run did not stop by itself and was ended at its hard limit of {0} s. {1} Raise limits.hard_seconds to let it go on.',
            limits.hard_seconds,
            left,
          ),
    ),
  };
}

function leftBehind(progress: Progress | undefined): Sentence {
  if (progress === undefined || progress.evaluations === 0) return say('No generation was complete, so there is no best yet.');
  if (progress.best_fitness === null) return say('None of its evaluations gave a number, so there is no best yet.');
  return say('Its best so far is kept.');
}
