import { isFinal, type Progress, type RunResult, type Task, type TaskError, type TaskSpec } from './task.ts';

/** What may happen to a task. Times are milliseconds since the epoch. */
export type TaskEvent =
  | { readonly type: 'started'; readonly at: number }
  | { readonly type: 'progressed'; readonly progress: Progress }
  | { readonly type: 'ended'; readonly at: number; readonly result: RunResult }
  | { readonly type: 'failed'; readonly at: number; readonly error: TaskError }
  | { readonly type: 'revoked'; readonly at: number };

/** A task that waits for its turn. */
export const pendingTask = (id: string, group: string, spec: TaskSpec, at: number): Task => ({
  id,
  group,
  spec,
  state: 'PENDING',
  submittedAt: at,
});

/** The task after the event; the same object when the event comes too late to matter. */
export function step(task: Task, event: TaskEvent): Task {
  if (isFinal(task.state)) return task;
  switch (event.type) {
    case 'started':
      return { ...task, state: 'STARTED', startedAt: event.at };
    case 'progressed':
      return task.state === 'STARTED' ? { ...task, progress: event.progress } : task;
    case 'ended':
      return {
        ...task,
        state: event.result.stop_reason === 'cancelled' ? 'REVOKED' : 'SUCCESS',
        finishedAt: event.at,
        progress: event.result,
        result: event.result,
      };
    case 'failed':
      return { ...task, state: 'FAILURE', finishedAt: event.at, error: event.error };
    case 'revoked':
      return { ...task, state: 'REVOKED', finishedAt: event.at };
  }
}
