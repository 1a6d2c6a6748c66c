/** Staying inside the box. */
import type { Random } from '../random/random.ts';
import type { Box } from './define.ts';

/** Fills `out` (n x dimensions) with points drawn uniformly from the box. */
export function sampleUniform(box: Box, out: Float64Array, random: Random): void {
  const { dimensions, lower, upper } = box;
  for (let row = 0; row < out.length; row += dimensions)
    for (let i = 0; i < dimensions; i++) out[row + i] = lower[i] + random.next() * (upper[i] - lower[i]);
}

/** Mirrors a coordinate at the bounds until it lies inside; a coordinate that is not finite goes to the middle. */
export function reflect(value: number, lower: number, upper: number): number {
  if (value >= lower && value <= upper) return value;
  const range = upper - lower;
  const folded = Math.abs((value - lower) % (2 * range));
  if (!(folded <= 2 * range)) return lower + range / 2;
  return Math.min(upper, Math.max(lower, lower + (folded > range ? 2 * range - folded : folded)));
}
