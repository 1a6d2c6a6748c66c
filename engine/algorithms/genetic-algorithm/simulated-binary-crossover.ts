/** Simulated binary crossover within bounds. Deb & Agrawal 1995, Complex Systems 9; bounded form: Deb 2000, doi:10.1016/S0045-7825(99)00389-8. */
import type { Random } from '../../random/random.ts';
import type { Box } from '../define.ts';
import type { IndexPower } from './index-power.ts';

/** Crosses the rows at `first` and `second` of `children` in place, each coordinate with chance 1/2. */
export function crossSimulatedBinary(
  children: Float64Array,
  first: number,
  second: number,
  power: IndexPower,
  { dimensions, lower, upper }: Box,
  random: Random,
): void {
  for (let i = 0; i < dimensions; i++) {
    if (random.single() >= 0.5) continue;
    const a = children[first + i];
    const b = children[second + i];
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const gap = high - low;
    if (gap <= 1e-14 * (upper[i] - lower[i])) continue;
    const u = random.next();
    const sum = low + high;
    const below = Math.max(lower[i], 0.5 * (sum - spread(u, 1 + (2 * (low - lower[i])) / gap, power) * gap));
    const above = Math.min(upper[i], 0.5 * (sum + spread(u, 1 + (2 * (upper[i] - high)) / gap, power) * gap));
    const swaps = random.single() < 0.5;
    children[first + i] = swaps ? above : below;
    children[second + i] = swaps ? below : above;
  }
}

/** Spread factor whose density is cut off at `room`, the widest that stays inside the bound. */
export function spread(u: number, room: number, { raise, root }: IndexPower): number {
  const area = u * (2 - 1 / raise(room));
  return root(area <= 1 ? area : 1 / (2 - area));
}
