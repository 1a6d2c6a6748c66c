/** What the tests of this folder share: a plain ask/tell loop without a run around it. */
import { createRandom } from '../random/index.ts';
import { type Algorithm, type Box, defaultsOf, type Optimizer } from './define.ts';
import { createInitialize } from './initial/index.ts';

/** The same interval in every dimension. */
export const cube = (dimensions: number, lower: number, upper: number): Box => ({
  dimensions,
  lower: new Float64Array(dimensions).fill(lower),
  upper: new Float64Array(dimensions).fill(upper),
});

/** An optimizer with default parameters. A finite budget stands in for max_iterations. */
export function begin(
  algorithm: Algorithm,
  box: Box,
  seed: number,
  budget = Number.POSITIVE_INFINITY,
  params: Readonly<Record<string, number | string>> = {},
): Optimizer {
  const random = createRandom(seed);
  return algorithm.start({
    box,
    params: { ...defaultsOf(algorithm), ...params },
    random,
    initialize: createInitialize(undefined, box, random),
    budget,
    openEnded: Number.isFinite(budget),
  });
}

/** One ask and tell; returns a copy of the candidates and their fitness. */
export function iterate(optimizer: Optimizer, dimensions: number, objective: (x: Float64Array) => number) {
  const candidates = optimizer.ask().slice();
  const fitness = Float64Array.from({ length: candidates.length / dimensions }, (_, k) =>
    objective(candidates.subarray(k * dimensions, (k + 1) * dimensions)),
  );
  optimizer.tell(fitness);
  return { candidates, fitness };
}

/** The easiest objective. */
export const sumOfSquares = (x: Float64Array): number => x.reduce((sum, v) => sum + v * v, 0);
