import { problemName } from '../../engine/tasks/problem-name.ts';
import { isFinal, type Task } from '../../engine/tasks/task.ts';
import { type FileOf, reportOfTask } from './report-of-task.ts';

/** A task as one line of JSON; one that nobody waited for, with the ids by which it is found. */
export function taskJson(task: Task, fileOf: FileOf): string {
  const { algorithm, problem, seed } = task.spec;
  const { source } = problem;
  const run = task.result ?? task.progress;
  const error = reportOfTask(task, fileOf);
  return JSON.stringify({
    ...(isFinal(task.state) ? {} : { task: task.id, group: task.group }),
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
    seconds: run?.seconds ?? 0,
    ...(task.result?.sandbox ? { sandbox: task.result.sandbox } : {}),
    ...(task.result?.explanation ? { explanation: task.result.explanation } : {}),
    stop_reason: task.result?.stop_reason ?? (task.state === 'REVOKED' ? 'cancelled' : null),
    ...(error ? { error } : {}),
  });
}
