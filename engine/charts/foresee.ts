import { findAlgorithm } from '../algorithms/index.ts';
import { chosenProblem } from '../config/chosen-problem.ts';
import type { Task } from '../tasks/task.ts';
import type { KnownBeforehand } from './scales.ts';

/** What the registries and the stop rules tell of a group of tasks before any of them has run. */
export function foresee(tasks: readonly Task[]): KnownBeforehand {
  const first = tasks[0];
  return { optimum: first && optimumOf(first), budget: Math.max(0, ...tasks.map(budgetOf)) };
}

function optimumOf({ spec }: Task): number | undefined {
  const { dimensions, objective } = spec.problem;
  const chosen = objective === 'maximize' ? undefined : chosenProblem(spec.problem);
  return chosen?.problem.optimum(dimensions, chosen.instance);
}

function budgetOf({ spec }: Task): number {
  const algorithm = findAlgorithm(spec.algorithm.name);
  const own = spec.algorithm.limitsIterations
    ? algorithm?.evaluations(spec.algorithm.params, spec.problem.dimensions).usual
    : undefined;
  return Math.min(spec.stop.evaluations ?? Number.POSITIVE_INFINITY, own ?? Number.POSITIVE_INFINITY);
}
