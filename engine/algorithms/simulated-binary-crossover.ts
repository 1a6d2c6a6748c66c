/** Simulated binary crossover within bounds. Deb & Agrawal 1995, Complex Systems 9; bounded form: Deb 2000, doi:10.1016/S0045-7825(99)00389-8. */
import type { Random } from '../random/random.ts';
import type { Box } from './define.ts';

/** Distribution index: larger values keep children nearer to their parents. */
const eta = 15;

/**
 * Crosses the rows at `mother` and `father` of `population` coordinate by coordinate, each with chance 1/2, into the rows
 * at `first` and `second` of `children`; no second child is written when `second` is negative.
 */
export function crossSimulatedBinary(
  population: Float64Array,
  mother: number,
  father: number,
  children: Float64Array,
  first: number,
  second: number,
  { dimensions, lower, upper }: Box,
  random: Random,
): void {
  for (let i = 0; i < dimensions; i++) {
    if (random.next() >= 0.5) continue;
    const a = population[mother + i];
    const b = population[father + i];
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const gap = high - low;
    if (gap <= 1e-14 * (upper[i] - lower[i])) continue;
    const u = random.next();
    const sum = low + high;
    const below = Math.max(lower[i], 0.5 * (sum - spread(u, 1 + (2 * (low - lower[i])) / gap) * gap));
    const above = Math.min(upper[i], 0.5 * (sum + spread(u, 1 + (2 * (upper[i] - high)) / gap) * gap));
    const swaps = random.next() < 0.5;
    children[first + i] = swaps ? above : below;
    if (second >= 0) children[second + i] = swaps ? below : above;
  }
}

/** Spread factor whose density is cut off at `room`, the widest that stays inside the bound. */
function spread(u: number, room: number): number {
  const alpha = 2 - room ** -(eta + 1);
  const area = u * alpha;
  return (area <= 1 ? area : 1 / (2 - area)) ** (1 / (eta + 1));
}
