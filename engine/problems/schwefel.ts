import { defineProblem } from './define.ts';
import { leastOf, rootIn } from './least-of.ts';

/** Bounds beyond leave no room between two minima that numbers can tell apart. */
const farthest = 1e6;

/** Deceptive: local minima pull away from the best corner. */
export const schwefel = defineProblem({
  name: 'schwefel',
  title: 'Schwefel 2.26',
  doc: 'The best point lies near a corner, far from the second best.',
  formula: '418.9828872724339 D - sum x_i sin(sqrt|x_i|)',
  modality: 'multimodal',
  bounds: [-500, 500],
  dimensions: { min: 1, max: 10000 },
  leastIn,
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions).fill(420.968746359982) }),
  objective(x, offset, dimensions) {
    let sum = 0;
    const end = offset + dimensions;
    for (let i = offset; i < end; i++) {
      sum += 418.9828872724339 - x[i] * Math.sin(Math.sqrt(Math.abs(x[i])));
    }
    return sum;
  },
  reference: 'Schwefel 1981, no. 2.26',
});

/**
 * Of t(x) = -x sin(sqrt|x|), apart from a constant. With s = sqrt|x| its slope is zero where 2 sin s + s cos s is: once in each interval
 * (k pi - pi/2, k pi), k >= 1. For x > 0 the odd k are minima, for x < 0 the even ones, each deeper than those nearer to zero.
 */
function leastIn(lower: number, upper: number): number | undefined {
  if (Math.max(Math.abs(lower), Math.abs(upper)) > farthest) return undefined;
  const above = minimaUpTo(upper, 1);
  const below = minimaUpTo(-lower, 0).map((x) => -x);
  return leastOf([0, ...above, ...below], lower, upper, (x) => -x * Math.sin(Math.sqrt(Math.abs(x))));
}

/** The distances from zero of the two deepest minima on one side up to a distance, of which the farther one may lie beyond it. */
function minimaUpTo(distance: number, parity: 0 | 1): readonly number[] {
  if (distance <= 0) return [];
  const last = Math.ceil(Math.sqrt(distance) / Math.PI + 0.5);
  const farther = last % 2 === parity ? last : last - 1;
  return [farther, farther - 2].filter((k) => k >= 1).map(minimum);
}

function minimum(k: number): number {
  const sign = k % 2 === 0 ? 1 : -1;
  const s = rootIn((k - 0.5) * Math.PI, k * Math.PI, (at) => sign * (2 * Math.sin(at) + at * Math.cos(at)));
  return s * s;
}
