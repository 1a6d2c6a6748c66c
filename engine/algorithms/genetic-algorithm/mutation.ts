/** The mutations of the genetic algorithm. Each mutates one row of `children` in place. */
import type { Random } from '../../random/random.ts';
import { boundHandlers } from '../box.ts';
import type { Box } from '../define.ts';
import { indexPower } from './index-power.ts';
import { mutatePolynomially } from './polynomial-mutation.ts';

export type Mutate = (children: Float64Array, row: number) => void;

interface MutationParams {
  readonly mutation: string;
  readonly mutation_rate: number;
  readonly mutation_index: number;
  readonly mutation_std: number;
  readonly bound_handling: string;
}

/** The mutation that the parameters name. */
export function createMutation(params: MutationParams, box: Box, random: Random): Mutate {
  const { mutation_rate: rate, mutation_std: deviation } = params;
  const { dimensions, lower, upper } = box;
  if (rate === 0) return () => undefined;
  if (params.mutation === 'polynomial') {
    const power = indexPower(params.mutation_index);
    return (children, row) => mutatePolynomially(children, row, rate, power, box, random);
  }
  const handle = boundHandlers[params.bound_handling];
  const isGaussian = params.mutation === 'gaussian';
  return (children, row) => {
    for (let i = 0; i < dimensions; i++) {
      if (random.single() >= rate) continue;
      const range = upper[i] - lower[i];
      children[row + i] = isGaussian
        ? handle(children[row + i] + deviation * range * random.normal(), lower[i], upper[i], random)
        : Math.min(upper[i], lower[i] + random.next() * range);
    }
  };
}
