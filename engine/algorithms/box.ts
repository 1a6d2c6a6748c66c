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

/** Moves a coordinate to the bound it crossed. */
const clip = (value: number, lower: number, upper: number): number =>
  value < lower ? lower : value > upper ? upper : Number.isNaN(value) ? lower + (upper - lower) / 2 : value;

/** Enters at the opposite bound, as if the box repeated. */
function wrap(value: number, lower: number, upper: number): number {
  if (value >= lower && value <= upper) return value;
  const range = upper - lower;
  const rest = (value - lower) % range;
  if (!(Math.abs(rest) <= range)) return lower + range / 2;
  return Math.min(upper, Math.max(lower, lower + (rest < 0 ? rest + range : rest)));
}

/** Draws a coordinate that left its range anew, uniformly. */
function resample(value: number, lower: number, upper: number, random: Random): number {
  return value >= lower && value <= upper ? value : Math.min(upper, lower + random.next() * (upper - lower));
}

/** Returns a coordinate inside [lower, upper]; one that is inside already stays as it is. */
export type BoundHandler = (value: number, lower: number, upper: number, random: Random) => number;

/** The ways to treat a coordinate outside its range, by the names that configs use. */
export const boundHandlers: Readonly<Record<string, BoundHandler>> = { reflect, clip, resample, periodic: wrap };

/** Names of {@link boundHandlers}; the first is the default of most algorithms. */
export const boundHandlings = ['reflect', 'clip', 'resample', 'periodic'] as const;

/** What the names mean, for hovers. */
export const boundHandlingDoc =
  'What happens to a coordinate outside its bounds: mirrored back, set to the bound, drawn anew, or entering at the other side';
