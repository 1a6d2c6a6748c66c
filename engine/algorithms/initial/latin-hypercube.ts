/** Latin hypercube sampling. McKay, Beckman & Conover 1979, doi:10.1080/00401706.1979.10489755. */
import type { Random } from '../../random/random.ts';
import type { Box } from '../define.ts';

/** Fills `out` (n x dimensions) so that each of n equal slices of every range holds exactly one point. */
export function sampleLatinHypercube({ dimensions, lower, upper }: Box, out: Float64Array, random: Random): void {
  const count = out.length / dimensions;
  const slices = new Int32Array(count);
  for (let i = 0; i < dimensions; i++) {
    shuffle(slices, random);
    const width = (upper[i] - lower[i]) / count;
    for (let k = 0; k < count; k++) out[k * dimensions + i] = Math.min(upper[i], lower[i] + (slices[k] + random.next()) * width);
  }
}

/** A random permutation of 0..n-1, inside-out Fisher-Yates. */
function shuffle(out: Int32Array, random: Random): void {
  for (let k = 0; k < out.length; k++) {
    const place = random.below(k + 1);
    out[k] = out[place];
    out[place] = k;
  }
}
