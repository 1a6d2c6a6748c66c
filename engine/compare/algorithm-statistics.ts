import { isFinal, type Task } from '../tasks/task.ts';
import { quantile } from './quantile.ts';

/** What came of the finished runs of one algorithm; fitness in the user's sign. */
export interface AlgorithmStatistics {
  readonly algorithm: string;
  /** Finished runs, failed ones among them. */
  readonly runs: number;
  /** Runs that gave no fitness at all; the fitness figures are of the others. */
  readonly withoutFitness: number;
  /** Null where no run gave a fitness. */
  readonly fitness: Spread | null;
  /** Runs that reached the target; null where none of them had one. */
  readonly successes: number | null;
  /** Runs that had a target. */
  readonly attempts: number;
  /** Median over all runs. */
  readonly evaluations: number;
  readonly seconds: number;
}

/** Best fitness of several runs. */
export interface Spread {
  readonly best: number;
  readonly median: number;
  readonly worst: number;
  /** Quartiles: half of the runs lie between them. */
  readonly lower: number;
  readonly upper: number;
}

/** One row for each algorithm, in the order of their first tasks. */
export function algorithmStatistics(tasks: readonly Task[]): AlgorithmStatistics[] {
  const byAlgorithm = new Map<string, Task[]>();
  for (const task of tasks.filter(({ state }) => isFinal(state))) {
    const { name } = task.spec.algorithm;
    const runs = byAlgorithm.get(name);
    if (runs) runs.push(task);
    else byAlgorithm.set(name, [task]);
  }
  return [...byAlgorithm].map(([algorithm, runs]) => statisticsOf(algorithm, runs));
}

function statisticsOf(algorithm: string, runs: readonly Task[]): AlgorithmStatistics {
  const reached = runs.map((task) => task.result ?? task.progress);
  const fitness = reached.flatMap((run) => run?.best_fitness ?? []).sort((a, b) => a - b);
  const withTarget = runs.filter(({ spec }) => spec.stop.target !== undefined);
  return {
    algorithm,
    runs: runs.length,
    withoutFitness: runs.length - fitness.length,
    fitness: fitness.length === 0 ? null : spreadOf(fitness, runs[0]!.spec.problem.objective === 'maximize'),
    successes: withTarget.length === 0 ? null : withTarget.filter(({ result }) => result?.stop_reason === 'target').length,
    attempts: withTarget.length,
    evaluations: median(reached.map((run) => run?.evaluations ?? 0)),
    seconds: median(reached.map((run) => run?.seconds ?? 0)),
  };
}

const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

const spreadOf = (sorted: readonly number[], maximizes: boolean): Spread => ({
  best: sorted.at(maximizes ? -1 : 0)!,
  worst: sorted.at(maximizes ? 0 : -1)!,
  median: quantile(sorted, 0.5),
  lower: quantile(sorted, 0.25),
  upper: quantile(sorted, 0.75),
});
