/** Polynomial mutation within bounds. Deb & Goyal 1996; bounded form: Deb 2000, doi:10.1016/S0045-7825(99)00389-8. */
import type { Random } from '../random/random.ts';
import type { Box } from './define.ts';

/** Distribution index: larger values make smaller steps. */
const eta = 20;

/** Mutates each coordinate of the row at `row` with chance `rate`. */
export function mutatePolynomially(
  children: Float64Array,
  row: number,
  rate: number,
  { dimensions, lower, upper }: Box,
  random: Random,
): void {
  for (let i = 0; i < dimensions; i++) {
    if (random.next() >= rate) continue;
    const range = upper[i] - lower[i];
    const x = children[row + i];
    const u = random.next();
    const step =
      u < 0.5
        ? (2 * u + (1 - 2 * u) * (1 - (x - lower[i]) / range) ** (eta + 1)) ** (1 / (eta + 1)) - 1
        : 1 - (2 * (1 - u) + (2 * u - 1) * (1 - (upper[i] - x) / range) ** (eta + 1)) ** (1 / (eta + 1));
    children[row + i] = Math.min(upper[i], Math.max(lower[i], x + step * range));
  }
}
