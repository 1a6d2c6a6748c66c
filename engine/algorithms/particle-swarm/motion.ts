/** How the particles of a swarm move. */
import type { Random } from '../../random/random.ts';
import { type BoundHandler, boundHandlers } from '../box.ts';
import type { Box } from '../define.ts';

/** All arrays but the last hold particles x dimensions numbers, row-major. */
export interface Swarm {
  readonly positions: Float64Array;
  readonly velocities: Float64Array;
  readonly bestPositions: Float64Array;
  /** For every particle the particle whose best point draws it. */
  readonly leaders: Int32Array;
}

interface Weights {
  readonly w: number;
  readonly c1: number;
  readonly c2: number;
  readonly bound_handling: string;
}

/** v = w v + c1 r1 (own best - x) + c2 r2 (leader's best - x), x = x + v (eq. 1a, 1b of Shi & Eberhart 1998). */
export function flyPerCoordinate(swarm: Swarm, box: Box, { w, c1, c2, bound_handling }: Weights, random: Random): void {
  const { positions: x, velocities: v, bestPositions: own, leaders } = swarm;
  const { dimensions: n, lower, upper } = box;
  const handle = boundHandlers[bound_handling];
  for (let row = 0, particle = 0; row < x.length; row += n, particle++) {
    const best = leaders[particle] * n;
    for (let i = 0; i < n; i++) {
      const at = row + i;
      const here = x[at];
      const speed = w * v[at] + c1 * random.single() * (own[at] - here) + c2 * random.single() * (own[best + i] - here);
      const there = here + speed;
      if (there >= lower[i] && there <= upper[i]) {
        x[at] = there;
        v[at] = speed;
      } else land(swarm, at, speed, lower[i], upper[i], handle, random);
    }
  }
}

/** SPSO 2011: x + w v plus a random point of the ball around the centre of gravity (Clerc 2012, hal-00764996, section 3.4). */
export function flyToHypersphere(swarm: Swarm, box: Box, { w, c1, c2, bound_handling }: Weights, random: Random): void {
  const { positions: x, velocities: v, bestPositions: own, leaders } = swarm;
  const { dimensions: n, lower, upper } = box;
  const handle = boundHandlers[bound_handling];
  const towards = new Float64Array(n);
  const direction = new Float64Array(n);
  for (let row = 0, particle = 0; row < x.length; row += n, particle++) {
    const best = leaders[particle] * n;
    let radius = 0;
    let length = 0;
    for (let i = 0; i < n; i++) {
      const pull = c1 * (own[row + i] - x[row + i]);
      towards[i] = leaders[particle] === particle ? pull / 2 : (pull + c2 * (own[best + i] - x[row + i])) / 3;
      direction[i] = random.normal();
      radius += towards[i] * towards[i];
      length += direction[i] * direction[i];
    }
    const scale = (random.next() * Math.sqrt(radius)) / Math.sqrt(length);
    for (let i = 0; i < n; i++) {
      const at = row + i;
      const speed = w * v[at] + towards[i] + scale * direction[i];
      const there = x[at] + speed;
      if (there >= lower[i] && there <= upper[i]) {
        x[at] = there;
        v[at] = speed;
      } else land(swarm, at, speed, lower[i], upper[i], handle, random);
    }
  }
}

/** A coordinate that would leave the box; without a handler it is absorbed: stops at the bound, turns back at half speed. */
function land(
  { positions, velocities }: Swarm,
  at: number,
  speed: number,
  lower: number,
  upper: number,
  handle: BoundHandler | undefined,
  random: Random,
): void {
  const there = positions[at] + speed;
  if (handle === undefined) {
    positions[at] = there < lower ? lower : Math.min(there, upper);
    velocities[at] = -0.5 * speed;
    return;
  }
  const landed = handle(there, lower, upper, random);
  velocities[at] = landed - positions[at];
  positions[at] = landed;
}
