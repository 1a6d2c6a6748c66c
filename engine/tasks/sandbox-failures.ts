/** What the failures in and around a sandbox mean for a task. */
import { isSandboxError, type Outcome } from '../../sandbox/sandbox.ts';
import { type Sentence, say, withMessage } from '../../sandbox/sentence.ts';
import type { GuestMessage } from '../run/guest-messages.ts';
import { sayWithPlace } from './fitness-place.ts';
import type { RunEvent } from './run-pool.ts';
import type { FitnessSpec, TaskError } from './task.ts';

/** What a guest tells of a fitness that failed. @param name of the fitness */
export function failedAt({ message, sentence, place }: Extract<GuestMessage, { type: 'failed' }>, name: string): RunEvent {
  const said = withMessage(sayWithPlace(say('The fitness failed: {0}', sentence ?? message.replace(/\.$/, '')), name, place));
  return { type: 'failed', error: { kind: 'user', ...said, ...(place ? { place } : {}) } };
}

/** What an end without an answer means, in the user's words. */
export function failed(outcome: Exclude<Outcome, { kind: 'out-of-time' }>, { limits, name }: FitnessSpec): RunEvent {
  const user = (sentence: Sentence): RunEvent => ({ type: 'failed', error: { kind: 'user', ...withMessage(sentence) } });
  switch (outcome.kind) {
    case 'out-of-memory':
      return user(
        say(
          'The fitness {0} was out of memory: it may use {1} MiB. Use less, or raise sandbox.memory_mib.',
          name,
          limits.memoryMiB,
        ),
      );
    case 'flooded':
      return user(say('The fitness {0} wrote more than a run can say, so the sandbox ended it. Remove what it prints.', name));
    case 'malformed':
      return user(say('The fitness {0} disturbed the messages of its run ({1}), so the sandbox ended it.', name, outcome.reason));
    case 'exited':
      return {
        type: 'failed',
        error: {
          kind: 'bug',
          ...withMessage(
            say(
              'The run of the fitness {0} failed because of a fault in OptimizeHub: its guest ended with code {1} and no result.',
              name,
              outcome.code,
            ),
          ),
          trace: outcome.stderr,
        },
      };
    case 'killed':
      return { type: 'lost', reason: say('Its guest was ended from outside.') };
    case 'infrastructure':
      return { type: 'lost', reason: outcome.reason };
  }
}

/** What ended a run before its guest was there. */
export function failureOf(error: unknown): RunEvent {
  if (isSandboxError(error))
    return error.mayPass
      ? { type: 'lost', reason: error.sentence }
      : { type: 'failed', error: { kind: 'user', ...withMessage(error.sentence) } };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const fault: TaskError = {
    kind: 'bug',
    ...withMessage(say('The sandbox could not be used: {0}', message)),
    ...(stack ? { trace: stack } : {}),
  };
  return { type: 'failed', error: fault };
}
