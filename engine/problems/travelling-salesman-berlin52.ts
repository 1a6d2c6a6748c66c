import { berlin52, berlin52Tour } from './combinatorial/berlin52.ts';
import { type City, distancesOf, euclidean, tourInstance } from './combinatorial/tour.ts';
import type { Problem } from './define.ts';

/** TSPLIB rounds distances to whole numbers. */
const rounded = (from: City, to: City): number => Math.round(euclidean(from, to));

/** A well-known instance of the travelling salesman problem. */
export const travellingSalesmanBerlin52: Problem = {
  name: 'travelling_salesman_berlin52',
  title: 'Travelling Salesman, berlin52',
  doc: 'The shortest round trip through 52 places in Berlin, visited in the order of their numbers.',
  formula: 'length of the tour that visits the places sorted by x, each distance rounded to a whole number',
  modality: 'multimodal',
  bounds: [0, 1],
  dimensions: { min: 52, max: 52 },
  optimum: () => 7542,
  at: () => tourInstance(berlin52, distancesOf(berlin52, rounded), berlin52Tour),
  reference: 'TSPLIB: Reinelt 1991, doi:10.1287/ijoc.3.4.376; random keys: Bean 1994, doi:10.1287/ijoc.6.2.154',
};
