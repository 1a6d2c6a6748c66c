import { problemTitle } from './problem-name.ts';
import type { Task, TaskError } from './task.ts';
import type { TaskSummary } from './task-store.ts';

/** Why a task failed, as lists tell it. */
export const toldError = (error: TaskError | undefined): Pick<TaskSummary, 'error' | 'error_sentence'> => ({
  error: error?.message ?? null,
  ...(error?.sentence ? { error_sentence: error.sentence } : {}),
});

/** The task as lists tell it. */
export function summarizeTask(task: Task): TaskSummary {
  const { spec, progress } = task;
  return {
    id: task.id,
    group: task.group,
    number: task.number,
    priority: task.priority,
    state: task.state,
    attempt: task.attempt,
    algorithm: spec.algorithm.name,
    problem: problemTitle(spec),
    dimensions: spec.problem.dimensions,
    seed: spec.seed,
    run: spec.run,
    repeats: task.repeats ?? null,
    submittedAt: task.submittedAt,
    startedAt: task.startedAt ?? null,
    finishedAt: task.finishedAt ?? null,
    evaluations: progress?.evaluations ?? 0,
    best_fitness: progress?.best_fitness ?? null,
    fraction: progress?.fraction ?? null,
    stop_reason: task.result?.stop_reason ?? null,
    ...toldError(task.error),
  };
}
