import type { DecodedTour, ProblemInstance } from '../define.ts';
import { createKeySorter, keysOf } from './random-keys.ts';

export type City = readonly [x: number, y: number];

/** Distances between all cities, row-major. */
export function distancesOf(cities: readonly City[], measure: (from: City, to: City) => number): Float64Array {
  return Float64Array.from(cities.flatMap((from) => cities.map((to) => measure(from, to))));
}

/** The straight way. */
export const euclidean = ([x1, y1]: City, [x2, y2]: City): number => Math.sqrt((x1 - x2) ** 2 + (y1 - y2) ** 2);

/** Visiting all cities in the order of their keys; the fitness is the length of the round trip. */
export function tourInstance(
  cities: readonly City[],
  distances: Float64Array,
  bestTour: readonly number[] | undefined,
): ProblemInstance {
  const sort = createKeySorter(cities.length);
  return {
    objective: (x, offset) => tourLength(sort(x, offset), distances),
    solution: bestTour && keysOf(bestTour),
    decode(x): DecodedTour {
      const tour = sort(x, 0);
      return { kind: 'tour', tour: [...tour], length: tourLength(tour, distances), cities };
    },
  };
}

/** Length of a round trip. */
export function tourLength(tour: ArrayLike<number>, distances: Float64Array): number {
  const count = tour.length;
  let length = 0;
  let from = tour[count - 1];
  for (let i = 0; i < count; i++) {
    const to = tour[i];
    length += distances[from * count + to];
    from = to;
  }
  return length;
}
