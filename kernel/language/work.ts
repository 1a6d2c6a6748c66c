/**
 * How much a run computes, counted instead of clocked: what was seen of a run that is small enough to be tried tells so of one that is
 * not.
 */
import type { Algorithm, Operations } from '../../engine/algorithms/index.ts';
import { nearestDimensions, type Problem } from '../../engine/problems/index.ts';

type Params = Readonly<Record<string, number | string>>;

/** Of a candidate beside its coordinates: calls, the run loop, its place among others. */
const perCandidate = 100;
/** Of a coordinate where nothing else is known. */
const perCoordinate = 10;

/** Operations of search and objective together. */
export function workOf({ operations }: Algorithm, params: Params, problem: Problem, dimensions: number): Operations {
  const search = operations?.(params, dimensions) ?? { perEvaluation: perCoordinate * dimensions, perIteration: 0 };
  const objective = problem.operations?.(dimensions) ?? perCoordinate * dimensions;
  return { perEvaluation: perCandidate + search.perEvaluation + objective, perIteration: search.perIteration };
}

/** Of one iteration that may be tried in passing: 2 ms, and a multiple while its code is slow. */
const mostOperations = 2e6;
/** Beyond, the making of a problem that has instances takes too long. */
const mostOfInstances = 100;

/** The dimensions of a problem in which a search can be tried in passing: all, or as many as keep its first iteration short. */
export function dimensionsToTry(
  algorithm: Algorithm,
  params: Params,
  problem: Problem,
  instance: number,
  dimensions: number,
): number {
  const isShort = (tried: number): boolean => operationsOfFirst(algorithm, params, problem, tried) <= mostOperations;
  const most = problem.instances ? Math.min(dimensions, mostOfInstances) : dimensions;
  if (isShort(most)) return nearestDimensions(problem, most, instance);
  let [short, long] = [1, most];
  while (long - short > 1) {
    const middle = Math.floor((short + long) / 2);
    if (isShort(middle)) short = middle;
    else long = middle;
  }
  return nearestDimensions(problem, short, instance);
}

/** What it holds is filled with numbers, twice as a rule: first candidates are drawn, and then moved. */
function operationsOfFirst(algorithm: Algorithm, params: Params, problem: Problem, dimensions: number): number {
  const { perEvaluation, perIteration } = workOf(algorithm, params, problem, dimensions);
  const usual = algorithm.evaluations({ ...params, max_iterations: 1 }, dimensions).usual / 2;
  const candidates = Math.max(usual, algorithm.firstCandidates(params, dimensions));
  return candidates * perEvaluation + perIteration + 2 * algorithm.numbersHeld(params, dimensions);
}
