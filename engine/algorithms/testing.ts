/** What the tests of this folder share: a plain ask/tell loop without a run around it. */
import assert from 'node:assert/strict';
import { createRandom, type Random } from '../random/index.ts';
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

type Draw = 'next' | 'single' | 'uint32' | 'below' | 'normal';

/** A generator that gives the numbers written down for it, kind by kind, and fails when asked for more. */
export function scripted(script: Partial<Record<Draw, readonly number[]>>): Random {
  const left: Record<Draw, number[]> = { next: [], single: [], uint32: [], below: [], normal: [] };
  for (const kind of Object.keys(left) as Draw[]) left[kind].push(...(script[kind] ?? [])); // its own keys
  const draw = (kind: Draw) => (): number => {
    const value = left[kind].shift();
    if (value === undefined) throw new Error(`Expected no further draw of ${kind}.`);
    return value;
  };
  return {
    next: draw('next'),
    single: draw('single'),
    uint32: draw('uint32'),
    below: draw('below'),
    normal: draw('normal'),
    state: () => [],
    restore: () => undefined,
  };
}

/** Fails where a count is farther from what is expected of a binomial one than six deviations: once in 10^8 seeds, and seeds are fixed. */
export function assertShare(count: number, draws: number, chance: number, what = ''): void {
  const slack = 6 * Math.sqrt(draws * chance * (1 - chance));
  assert.ok(Math.abs(count - draws * chance) <= slack, `${what} ${count} of ${draws}, expected a share of ${chance}`);
}

/** Fails where two rows of numbers differ by more than rounding. */
export function assertClose(actual: ArrayLike<number>, expected: ArrayLike<number>, slack = 1e-12): void {
  assert.equal(actual.length, expected.length);
  for (let i = 0; i < actual.length; i++) {
    const size = Math.max(1, Math.abs(expected[i]));
    assert.ok(Math.abs(actual[i] - expected[i]) <= slack * size, `[${Array.from(actual)}], expected [${Array.from(expected)}]`);
  }
}
