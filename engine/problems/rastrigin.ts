import { defineProblem } from './define.ts';
import { leastOf, rootIn } from './least-of.ts';
import { squaredSinePi } from './sine-pi.ts';

/** 1 - cos(2 pi x) is computed as 2 sin^2(pi x), which does not cancel near the optimum. */
export const rastrigin = defineProblem({
  name: 'rastrigin',
  title: 'Rastrigin',
  doc: 'A bowl covered by a regular grid of local minima, about 10 per dimension.',
  formula: '10 D + sum x_i^2 - 10 cos(2 pi x_i)',
  modality: 'multimodal',
  bounds: [-5.12, 5.12],
  dimensions: { min: 1, max: 10000 },
  leastIn,
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions) }),
  objective(x, offset, dimensions) {
    let sum = 0;
    const end = offset + dimensions;
    for (let i = offset; i < end; i++) {
      sum += x[i] * x[i] + 20 * squaredSinePi(x[i]);
    }
    return sum;
  },
  reference: 'Rastrigin 1974; Muehlenbein, Schomisch & Born 1991, doi:10.1016/S0167-8191(05)80052-3',
});

/**
 * Of t(x) = x^2 + 20 sin^2(pi x). As t is even, zero and the positive side tell all; there t(x + 1) > t(x), so that the least value lies
 * within 1 of the lower end.
 */
function leastIn(lower: number, upper: number): number {
  if (lower <= 0 && upper >= 0) return 0;
  if (upper < 0) return -leastIn(-upper, -lower);
  const next = Math.ceil(lower);
  const minima = [next, next + 1].flatMap((k) => minimumBelow(k) ?? []);
  return leastOf(minima, lower, Math.min(upper, lower + 1), (x) => x * x + 20 * squaredSinePi(x));
}

/** Left of a whole number k, where t'' >= 0, which is at most this far from it: t' rises to 2 k there. None where it is never below zero. */
function minimumBelow(k: number): number | undefined {
  const reach = (Math.PI - Math.acos(1 / (20 * Math.PI ** 2))) / (2 * Math.PI);
  const slope = (x: number): number => 2 * x + 20 * Math.PI * Math.sin(2 * Math.PI * (x - k));
  return slope(k - reach) < 0 ? rootIn(k - reach, k, slope) : undefined;
}
