/**
 * The 24 noiseless BBOB functions with their instances, equal to COCO's: Hansen, Finck, Ros & Auger 2009, INRIA RR-6829;
 * Hansen, Auger, Ros, Mersmann, Tusar & Brockhoff 2021, doi:10.1080/10556788.2020.1808977.
 */
import type { BbobFunction, BbobInstance } from './define.ts';
import { gallagher } from './gallagher.ts';
import { illConditioned } from './ill-conditioned.ts';
import { optimumValue } from './legacy-random.ts';
import { moderate } from './moderate.ts';
import { separable } from './separable.ts';
import { structured } from './structured.ts';
import { weaklyStructured } from './weakly-structured.ts';

export const bbobFunctions: readonly BbobFunction[] = [
  ...separable,
  ...moderate,
  ...illConditioned,
  ...structured,
  ...gallagher,
  ...weaklyStructured,
].sort((a, b) => a.number - b.number);

/** @param dimensions at least 2 @param instance whole number from 1 */
export function bbobInstance(bbob: BbobFunction, dimensions: number, instance: number): BbobInstance {
  const seed = seedOf(bbob, instance);
  const { solution, value } = bbob.build(dimensions, seed);
  const fitness = optimumValue(seed);
  return { solution, fitness, evaluate: (x, offset) => value(x, offset) + fitness };
}

/** Value at the optimum, the same in all dimensions. */
export const bbobOptimum = (bbob: BbobFunction, instance: number): number => optimumValue(seedOf(bbob, instance));

const seedOf = (bbob: BbobFunction, instance: number): number => (bbob.seedNumber ?? bbob.number) + 10_000 * instance;
