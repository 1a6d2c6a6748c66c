/** Polynomial mutation within bounds. Deb & Goyal 1996; bounded form: Deb 2000, doi:10.1016/S0045-7825(99)00389-8. */
import type { Random } from '../../random/random.ts';
import type { Box } from '../define.ts';
import type { IndexPower } from './index-power.ts';

/** Mutates each coordinate of the row at `row` with chance `rate`. */
export function mutatePolynomially(
  children: Float64Array,
  row: number,
  rate: number,
  { raise, root }: IndexPower,
  { dimensions, lower, upper }: Box,
  random: Random,
): void {
  for (let i = 0; i < dimensions; i++) {
    if (random.single() >= rate) continue;
    const range = upper[i] - lower[i];
    const x = children[row + i];
    const u = random.next();
    const step =
      u < 0.5
        ? root(2 * u + (1 - 2 * u) * raise(1 - (x - lower[i]) / range)) - 1
        : 1 - root(2 * (1 - u) + (2 * u - 1) * raise(1 - (upper[i] - x) / range));
    children[row + i] = Math.min(upper[i], Math.max(lower[i], x + step * range));
  }
}
