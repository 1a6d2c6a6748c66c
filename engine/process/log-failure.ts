import type { Logger } from 'pino';
import { problemTitle } from '../tasks/problem-name.ts';
import type { Task } from '../tasks/task.ts';

/** Writes a line for a task that has failed, and none for any other: an error where the fault is ours, else a warning. */
export function logFailure(log: Pick<Logger, 'warn' | 'error'>, { id, state, spec, error }: Task): void {
  if (state !== 'FAILURE' || error === undefined) return;
  const level = error.kind === 'bug' ? 'error' : 'warn';
  // One line, also where the fitness threw several.
  const reason = error.message.replace(/\s+/g, ' ').trim();
  log[level]({ task: id, algorithm: spec.algorithm.name, problem: problemTitle(spec), error: reason }, 'task failed');
}
