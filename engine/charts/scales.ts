import type { Task } from '../tasks/task.ts';

export type ScaleType = 'linear' | 'log';

export interface ChartScales {
  readonly fitness: ScaleType;
  readonly evaluations: ScaleType;
}

/** What is known of a run before it starts; what depends on it alone cannot change while the run goes on. */
export interface KnownBeforehand {
  /** Best fitness there is, in the user's sign; undefined when unknown. */
  readonly optimum: number | undefined;
  /** Evaluations that the tasks may spend at most; Infinity when unknown. */
  readonly budget: number;
}

const decadesForLog = 2;
const budgetForLog = 100_000;

/**
 * Picks the axes. Minimizing towards a known optimum of 0 is always logarithmic; otherwise the fitness axis becomes
 * logarithmic once positive values span more than two decades. Long and open-ended runs get logarithmic evaluations.
 */
export function pickScales(tasks: readonly Task[], known: KnownBeforehand): ChartScales {
  const minimizes = tasks[0]?.spec.problem.objective !== 'maximize';
  return {
    fitness: minimizes && known.optimum === 0 ? 'log' : spansDecades(tasks) ? 'log' : 'linear',
    evaluations: known.budget > budgetForLog ? 'log' : 'linear',
  };
}

function spansDecades(tasks: readonly Task[]): boolean {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  for (const task of tasks)
    for (const value of (task.result ?? task.progress)?.trace.best_fitness ?? []) {
      if (value <= 0) return false;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
  return highest / lowest > 10 ** decadesForLog;
}
