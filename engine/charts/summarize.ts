import { inEnglish } from '../../sandbox/sentence.ts';
import { elapsedSeconds } from '../tasks/elapsed.ts';
import { isFinal, type Task } from '../tasks/task.ts';
import { decodedFacts } from './decoded-facts.ts';
import type { RunSummary, SummaryRow } from './run-summary.ts';
import { nameSeries, sayTitle } from './series.ts';

const shownCoordinates = 50;

/** What an output says of the tasks of one group; rows are in the order of the tasks. */
export function summarize(tasks: readonly Task[]): RunSummary {
  const names = nameSeries(tasks);
  const heading = sayTitle(tasks);
  return {
    group: tasks[0]?.group ?? '',
    title: inEnglish(heading),
    heading,
    objective: tasks[0]?.spec.problem.objective ?? 'minimize',
    running: tasks.some((task) => !isFinal(task.state)),
    rows: tasks.map((task, index) => summarizeTask(task, names[index]!)),
  };
}

/** The row with the best fitness, ties to the first; undefined while no task has a value. */
export function bestRow(summary: RunSummary): SummaryRow | undefined {
  const sign = summary.objective === 'maximize' ? -1 : 1;
  let best: SummaryRow | undefined;
  for (const row of summary.rows)
    if (row.best_fitness !== null && (best === undefined || sign * row.best_fitness < sign * best.best_fitness!)) best = row;
  return best;
}

function summarizeTask(task: Task, series: string): SummaryRow {
  const now = task.result ?? task.progress;
  const said = task.result?.sentences ?? {};
  const sandboxReason = said.sandbox_reason ?? task.result?.sandbox_reason;
  return {
    task: task.id,
    series,
    algorithm: task.spec.algorithm.name,
    seed: task.spec.seed,
    state: task.state,
    fraction: task.state === 'SUCCESS' ? 1 : (now?.fraction ?? null),
    best_fitness: now?.best_fitness ?? null,
    best_solution: task.result?.best_solution?.slice(0, shownCoordinates) ?? null,
    ...(task.result?.decoded ? { decoded: decodedFacts(task.result.decoded) } : {}),
    dimensions: task.spec.problem.dimensions,
    evaluations: now?.evaluations ?? 0,
    iterations: now?.iterations ?? 0,
    seconds: elapsedSeconds(task) ?? 0,
    stop_reason: task.result?.stop_reason ?? (task.state === 'REVOKED' ? 'cancelled' : null),
    failed_evaluations: task.result?.failed_evaluations ?? 0,
    sandbox: task.result?.sandbox ?? null,
    ...(sandboxReason === undefined ? {} : { sandbox_reason: sandboxReason }),
    ...(task.preparing ? { preparing: task.preparing } : {}),
    first_failure: said.first_failure ?? task.result?.first_failure ?? null,
    explanation: said.explanation ?? task.result?.explanation ?? null,
    error: task.error ?? null,
  };
}
