import { createRandom } from '../random/index.ts';
import { shortestTour } from './combinatorial/shortest-tour.ts';
import { type City, distancesOf, euclidean, tourInstance, tourLength } from './combinatorial/tour.ts';
import type { Problem } from './define.ts';

/** Up to here the shortest tour is found in a few milliseconds. */
const solvedUpTo = 10;
const sideLength = 1000;

/** Cities at random whole coordinates of a square; an instance is a seed. */
export const travellingSalesman: Problem = {
  name: 'travelling_salesman',
  title: 'Travelling Salesman',
  doc: 'The shortest round trip through random cities, one per dimension, visited in the order of their numbers.',
  formula: 'length of the tour that visits the cities sorted by x',
  modality: 'multimodal',
  bounds: [0, 1],
  dimensions: { min: 3, max: 1000 },
  instances: { min: 1, max: 1_000_000 },
  optimum(dimensions, instance) {
    if (dimensions > solvedUpTo) return undefined;
    const distances = distancesOf(randomCities(dimensions, instance), euclidean);
    return tourLength(shortestTour(distances, dimensions), distances);
  },
  at(dimensions, instance) {
    const cities = randomCities(dimensions, instance);
    const distances = distancesOf(cities, euclidean);
    return tourInstance(cities, distances, dimensions > solvedUpTo ? undefined : shortestTour(distances, dimensions));
  },
  reference: 'Random keys: Bean 1994, doi:10.1287/ijoc.6.2.154',
};

function randomCities(count: number, seed: number): City[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => [random.below(sideLength + 1), random.below(sideLength + 1)]);
}
