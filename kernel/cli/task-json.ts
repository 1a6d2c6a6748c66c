import { elapsedSeconds } from '../../engine/tasks/elapsed.ts';
import { problemName } from '../../engine/tasks/problem-name.ts';
import { isFinal, type Task } from '../../engine/tasks/task.ts';
import { type FileOf, reportOfTask } from './report-of-task.ts';

/** A task as one line of JSON; one that nobody waited for, with the ids by which it is found. */
export const taskJson = (task: Task, fileOf: FileOf): string =>
  JSON.stringify({ ...(isFinal(task.state) ? {} : placeOf(task)), ...factsOf(task, fileOf) });

/** The same of a task that is watched, always with its ids. */
export const watchedTaskJson = (task: Task): string => JSON.stringify({ ...placeOf(task), ...factsOf(task, (name) => name) });

const placeOf = ({ id, group }: Task) => ({ task: id, group });

function factsOf(task: Task, fileOf: FileOf): object {
  const { algorithm, problem, seed } = task.spec;
  const { source } = problem;
  const run = task.result ?? task.progress;
  const error = reportOfTask(task, fileOf);
  return {
    algorithm: algorithm.name,
    problem: problemName(task.spec) || null,
    ...(source && 'instance' in source ? { instance: source.instance } : {}),
    dimensions: problem.dimensions,
    seed,
    state: task.state,
    best_fitness: run?.best_fitness ?? null,
    best_solution: task.result?.best_solution ?? null,
    ...(task.result?.decoded ? { decoded: task.result.decoded } : {}),
    evaluations: run?.evaluations ?? 0,
    iterations: run?.iterations ?? 0,
    ...(task.result && task.result.failed_evaluations > 0
      ? { failed_evaluations: task.result.failed_evaluations, first_failure: task.result.first_failure }
      : {}),
    seconds: elapsedSeconds(task) ?? 0,
    ...(task.result?.sandbox ? { sandbox: task.result.sandbox } : {}),
    ...(task.result?.explanation ? { explanation: task.result.explanation } : {}),
    stop_reason: task.result?.stop_reason ?? (task.state === 'REVOKED' ? 'cancelled' : null),
    ...(error ? { error } : {}),
  };
}
