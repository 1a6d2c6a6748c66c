/** Simulated binary crossover within bounds. Deb & Agrawal 1995, Complex Systems 9; bounded form: Deb 2000, doi:10.1016/S0045-7825(99)00389-8. */
import type { Random } from '../../random/random.ts';
import type { Box } from '../define.ts';
import type { IndexPower } from './index-power.ts';

/** Beyond this room the cut-off changes no bit of alpha = 2 - room^-(eta + 1), for eta from 15 on. */
const amplyRoom = 11;

/** Crosses the rows at `first` and `second` of `children` in place, each coordinate with chance 1/2. */
export function crossSimulatedBinary(
  children: Float64Array,
  first: number,
  second: number,
  power: IndexPower,
  { dimensions, lower, upper }: Box,
  random: Random,
): void {
  let coins = 0;
  for (let i = 0; i < dimensions; i++) {
    // Two fair coins a coordinate, sixteen coordinates a word.
    coins = i % 16 === 0 ? random.uint32() : coins >>> 2;
    if ((coins & 1) === 0) continue;
    const a = children[first + i];
    const b = children[second + i];
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    const gap = high - low;
    const floor = lower[i];
    const ceiling = upper[i];
    if (gap <= 1e-14 * (ceiling - floor)) continue;
    const u = random.next();
    const roomBelow = 1 + (2 * (low - floor)) / gap;
    const roomAbove = 1 + (2 * (ceiling - high)) / gap;
    const isFree = power.isSteep && roomBelow > amplyRoom && roomAbove > amplyRoom;
    const spreadBelow = isFree ? freeSpread(u, power) : spread(u, roomBelow, power);
    const spreadAbove = isFree ? spreadBelow : spread(u, roomAbove, power);
    const below = 0.5 * (low + high - spreadBelow * gap);
    const above = 0.5 * (low + high + spreadAbove * gap);
    const swaps = (coins & 2) !== 0;
    children[first + i] = swaps ? (above > ceiling ? ceiling : above) : below < floor ? floor : below;
    children[second + i] = swaps ? (below < floor ? floor : below) : above > ceiling ? ceiling : above;
  }
}

/** Spread factor whose density is cut off at `room`, the widest that stays inside the bound. */
export function spread(u: number, room: number, { raise, root }: IndexPower): number {
  const area = u * (2 - 1 / raise(room));
  return root(area <= 1 ? area : 1 / (2 - area));
}

/** Spread factor far from the bounds. */
const freeSpread = (u: number, { root }: IndexPower): number => root(u <= 0.5 ? 2 * u : 1 / (2 - 2 * u));
