import { inEnglish, type Sentence, say, withFullStop, withMessage } from '../../sandbox/sentence.ts';
import { backoffMs } from './backoff.ts';
import { type OverrunLimit, overrunError } from './overrun.ts';
import {
  isFinal,
  type Place,
  type Progress,
  type RunResult,
  type Task,
  type TaskError,
  type TaskSpec,
  type TaskState,
} from './task.ts';

/** Lost run workers that a task survives in a row; a checkpoint starts the count anew. */
const maxLosses = 2;
/** Ends of the engine that a task survives in a row: more, and the task itself may be what ends it. */
const maxInterruptions = 10;

/** What may happen to a task. Times are milliseconds since the epoch. */
export type TaskEvent =
  | { readonly type: 'started'; readonly at: number; readonly on?: Place }
  /** What the run waits for before it begins; null: for nothing any more. */
  | { readonly type: 'preparing'; readonly sentence: Sentence | null }
  | { readonly type: 'progressed'; readonly progress: Progress }
  | { readonly type: 'checkpointed' }
  | { readonly type: 'ended'; readonly at: number; readonly result: RunResult }
  | { readonly type: 'failed'; readonly at: number; readonly error: TaskError }
  /** The run was ended at a limit of time. */
  | { readonly type: 'overran'; readonly at: number; readonly limit: OverrunLimit }
  /** The run's worker died. `jitter` in [0, 1) spreads the restarts of several. */
  | { readonly type: 'lost'; readonly at: number; readonly reason: Sentence; readonly jitter: number }
  /** The engine ended while the run was under way; noticed when it starts again. */
  | { readonly type: 'interrupted'; readonly at: number }
  | { readonly type: 'revoked'; readonly at: number };

/** A task that waits for its turn. */
export const pendingTask = (
  place: Pick<Task, 'id' | 'group' | 'number' | 'priority' | 'repeats'>,
  spec: TaskSpec,
  submittedAt: number,
): Task => ({
  ...place,
  spec,
  state: 'PENDING',
  attempt: 1,
  losses: 0,
  interruptions: 0,
  transitions: [{ state: 'PENDING', at: submittedAt }],
  submittedAt,
});

/**
 * The task after the event; the same object when the event comes too late, or too early, to matter. Where the clock was set
 * back since, the event counts as no earlier than the last transition.
 */
export function step(task: Task, told: TaskEvent): Task {
  const last = task.transitions[task.transitions.length - 1].at;
  const event = 'at' in told && told.at < last ? { ...told, at: last } : told;
  if (isFinal(task.state)) return task;
  switch (event.type) {
    case 'started': {
      const { retryAt: _, ...rest } = enter(task, 'STARTED', event.at);
      return { ...rest, startedAt: task.startedAt ?? event.at, ...(event.on ? { ranOn: event.on } : {}) };
    }
    case 'preparing':
      if (task.state !== 'STARTED' || isSaid(task.preparing, event.sentence)) return task;
      return event.sentence === null ? prepared(task) : { ...task, preparing: event.sentence };
    case 'progressed':
      return task.state === 'STARTED' ? { ...prepared(task), progress: event.progress } : task;
    case 'checkpointed':
      return task.losses + task.interruptions > 0 ? { ...task, losses: 0, interruptions: 0 } : task;
    case 'ended': {
      const state = event.result.stop_reason === 'cancelled' ? 'REVOKED' : 'SUCCESS';
      return { ...finish(task, state, event.at), progress: event.result, result: event.result };
    }
    case 'failed':
      return fail(task, event.at, event.error);
    case 'overran':
      return fail(task, event.at, overrunError(task, event.limit));
    case 'lost':
      return task.losses < maxLosses
        ? {
            ...again(task, event.at),
            losses: task.losses + 1,
            retryAt: event.at + backoffMs(task.losses, event.jitter),
          }
        : fail(task, event.at, lost(task, event.reason));
    case 'interrupted':
      if (task.state !== 'STARTED') return task;
      return task.interruptions < maxInterruptions
        ? { ...again(task, event.at), interruptions: task.interruptions + 1, retryAt: event.at }
        : fail(task, event.at, suspect(task));
    case 'revoked':
      return finish(task, 'REVOKED', event.at);
  }
}

const isSaid = (said: Sentence | undefined, anew: Sentence | null): boolean =>
  said === undefined || anew === null ? said === (anew ?? undefined) : inEnglish(said) === inEnglish(anew);

function prepared(task: Task): Task {
  const { preparing: _, ...rest } = task;
  return rest;
}

const enter = (task: Task, state: TaskState, at: number): Task => ({
  ...prepared(task),
  state,
  transitions: [...task.transitions, { state, at }],
});

const again = (task: Task, at: number): Task => ({ ...enter(task, 'RETRY', at), attempt: task.attempt + 1 });

function finish(task: Task, state: TaskState, at: number): Task {
  const { retryAt: _, ...rest } = enter(task, state, at);
  return { ...rest, finishedAt: at };
}

const fail = (task: Task, at: number, error: TaskError): Task => ({ ...finish(task, 'FAILURE', at), error });

const lost = ({ losses }: Task, reason: Sentence): TaskError => ({
  kind: 'infrastructure',
  ...withMessage(say('The run was lost, and so were {0} retries. {1} Retry it by hand.', losses, withFullStop(reason))),
});

const suspect = ({ interruptions }: Task): TaskError => ({
  kind: 'infrastructure',
  ...withMessage(say('The engine ended {0} times while this task ran, which may be why. Retry it by hand.', interruptions + 1)),
});
