/** Where a search begins: sampled points, after those that the user gave. */
import type { Random } from '../../random/random.ts';
import { sampleUniform } from '../box.ts';
import type { Box } from '../define.ts';
import { sampleLatinHypercube } from './latin-hypercube.ts';
import { SobolSequence } from './sobol.ts';

export { maxSobolDimensions, SobolSequence } from './sobol.ts';

/** How first candidates are drawn. */
export const samplings = ['uniform', 'latin_hypercube', 'sobol'] as const;
export type Sampling = (typeof samplings)[number];

/** The first candidates of a run. */
export interface InitialChoice {
  readonly sampling: Sampling;
  /** Points inside the bounds that come first, in their order. */
  readonly points: readonly (readonly number[])[];
}

/** Fills the rows of `out` (n x dimensions) with first candidates. */
export type Initialize = (out: Float64Array) => void;

/** What {@link InitialChoice} means for one run; an absent choice is uniform sampling. */
export function createInitialize(choice: InitialChoice | undefined, box: Box, random: Random): Initialize {
  const { sampling = 'uniform', points = [] } = choice ?? {};
  return (out) => {
    const given = points.slice(0, out.length / box.dimensions);
    given.forEach((point, k) => {
      out.set(point, k * box.dimensions);
    });
    sample(sampling, box, out.subarray(given.length * box.dimensions), random);
  };
}

function sample(sampling: Sampling, box: Box, out: Float64Array, random: Random): void {
  if (sampling === 'latin_hypercube') sampleLatinHypercube(box, out, random);
  else if (sampling === 'sobol') new SobolSequence(box, random).fill(out);
  else sampleUniform(box, out, random);
}
