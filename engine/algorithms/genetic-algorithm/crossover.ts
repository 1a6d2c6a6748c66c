/** The crossovers of the genetic algorithm. Each crosses two rows of `children` in place. */
import type { Random } from '../../random/random.ts';
import { type BoundHandler, boundHandlers } from '../box.ts';
import type { Box } from '../define.ts';
import { indexPower } from './index-power.ts';
import { crossSimulatedBinary } from './simulated-binary-crossover.ts';

export type Cross = (children: Float64Array, first: number, second: number) => void;

interface CrossoverParams {
  readonly crossover: string;
  readonly crossover_index: number;
  readonly bound_handling: string;
}

/** The crossover that the parameters name. */
export function createCrossover(params: CrossoverParams, box: Box, random: Random): Cross {
  const handle = boundHandlers[params.bound_handling];
  if (params.crossover === 'blend') return (children, a, b) => blend(children, a, b, box, handle, random);
  if (params.crossover === 'arithmetic') return (children, a, b) => average(children, a, b, box.dimensions, random);
  if (params.crossover === 'uniform') return (children, a, b) => swap(children, a, b, box.dimensions, random);
  const power = indexPower(params.crossover_index);
  return (children, a, b) => crossSimulatedBinary(children, a, b, power, box, random);
}

/** BLX-0.5: uniform in the parents' interval widened by half its length at both ends. Eshelman & Schaffer 1993, doi:10.1016/B978-0-08-094832-4.50018-0. */
function blend(children: Float64Array, a: number, b: number, box: Box, handle: BoundHandler, random: Random): void {
  const { dimensions, lower, upper } = box;
  for (let i = 0; i < dimensions; i++) {
    const middle = (children[a + i] + children[b + i]) / 2;
    const width = Math.abs(children[a + i] - children[b + i]);
    children[a + i] = handle(middle + (2 * random.next() - 1) * width, lower[i], upper[i], random);
    children[b + i] = handle(middle + (2 * random.next() - 1) * width, lower[i], upper[i], random);
  }
}

/** Whole arithmetic crossover: both children lie on the line between the parents. Michalewicz 1992, doi:10.1007/978-3-662-02830-8. */
function average(children: Float64Array, a: number, b: number, dimensions: number, random: Random): void {
  const weight = random.next();
  for (let i = 0; i < dimensions; i++) {
    const first = children[a + i];
    const second = children[b + i];
    children[a + i] = second + weight * (first - second);
    children[b + i] = first + weight * (second - first);
  }
}

/** Uniform crossover: every coordinate changes sides with chance 1/2. Syswerda 1989, ICGA 3. */
function swap(children: Float64Array, a: number, b: number, dimensions: number, random: Random): void {
  for (let i = 0; i < dimensions; i++) {
    if (random.single() >= 0.5) continue;
    const kept = children[a + i];
    children[a + i] = children[b + i];
    children[b + i] = kept;
  }
}
