/** Polynomial mutation within bounds. Deb & Goyal 1996; bounded form: Deb 2000, doi:10.1016/S0045-7825(99)00389-8. */
import type { Random } from '../../random/random.ts';
import type { Box } from '../define.ts';
import type { IndexPower } from './index-power.ts';

/** Mutates each coordinate of the row at `row` with chance `rate` in (0, 1]. */
export function mutatePolynomially(
  children: Float64Array,
  row: number,
  rate: number,
  { raise, root }: IndexPower,
  { dimensions, lower, upper }: Box,
  random: Random,
): void {
  // Geometric gaps between mutated coordinates: one draw for each of them instead of one for every coordinate.
  const perLog = 1 / Math.log1p(-rate);
  for (let i = gap(perLog, random); i < dimensions; i += 1 + gap(perLog, random)) {
    const range = upper[i] - lower[i];
    const x = children[row + i];
    const u = random.next();
    const step =
      u < 0.5
        ? root(2 * u + (1 - 2 * u) * raise(1 - (x - lower[i]) / range)) - 1
        : 1 - root(2 * (1 - u) + (2 * u - 1) * raise(1 - (upper[i] - x) / range));
    const there = x + step * range;
    children[row + i] = there < lower[i] ? lower[i] : there > upper[i] ? upper[i] : there;
  }
}

/** Coordinates to pass over before the next one that is mutated; 0 with a rate of 1, whose `perLog` is -0. */
const gap = (perLog: number, random: Random): number => Math.floor(Math.log(1 - random.single()) * perLog);
