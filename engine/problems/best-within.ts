import type { Problem } from './define.ts';

/**
 * The best value within bounds, proven: a sum of terms of one coordinate each is least where every term is, and what grows from zero with
 * every coordinate where each is nearest to it. Undefined of other problems, and where a term is not known.
 */
export function bestWithin(
  { growsFromZero, leastIn, at }: Problem,
  lower: readonly number[],
  upper: readonly number[],
): number | undefined {
  const least = growsFromZero ? nearestToZero : leastIn;
  if (least === undefined) return undefined;
  const best = new Float64Array(lower.length);
  for (let i = 0; i < best.length; i++) {
    const isAsBefore = i > 0 && lower[i] === lower[i - 1] && upper[i] === upper[i - 1];
    const place = isAsBefore ? best[i - 1] : least(lower[i], upper[i]);
    if (place === undefined) return undefined;
    best[i] = place;
  }
  return at(best.length, 1).objective(best, 0, best.length);
}

const nearestToZero = (lower: number, upper: number): number => Math.min(Math.max(0, lower), upper);
