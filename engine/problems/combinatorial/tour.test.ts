import assert from 'node:assert/strict';
import fc from 'fast-check';
import { travellingSalesman } from '../travelling-salesman.ts';
import { travellingSalesmanBerlin52 } from '../travelling-salesman-berlin52.ts';
import { euclidean } from './tour.ts';

const keys = (count: number) => fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: count, maxLength: count });

function decodeTour(problem: typeof travellingSalesman, x: readonly number[], instance: number) {
  const { objective, decode } = problem.at(x.length, instance);
  const decoded = decode?.(x);
  assert.ok(decoded?.kind === 'tour');
  return { ...decoded, fitness: objective(Float64Array.from(x), 0, x.length) };
}

/** All orders of 1 .. count - 1. */
function* ordersOf(rest: readonly number[]): Generator<number[]> {
  if (rest.length === 0) yield [];
  for (const first of rest) for (const order of ordersOf(rest.filter((city) => city !== first))) yield [first, ...order];
}

suite('Travelling salesman', () => {
  test('visits every city once, and the fitness is the length of the way', () => {
    const size = fc.integer({ min: 3, max: 60 }).chain((count) => fc.tuple(keys(count), fc.integer({ min: 1, max: 1e6 })));
    fc.assert(
      fc.property(size, ([x, instance]) => {
        const { tour, cities, length, fitness } = decodeTour(travellingSalesman, x, instance);
        assert.deepEqual(
          tour.toSorted((a, b) => a - b),
          [...x.keys()],
        );
        const way = tour.reduce((sum, city, i) => sum + euclidean(cities[tour.at(i - 1)!], cities[city]), 0);
        assert.ok(Math.abs(way - length) < 1e-6);
        assert.equal(fitness, length);
      }),
    );
  });

  test('has the optimum that trying every tour finds', () => {
    for (const count of [3, 4, 6, 7])
      for (const instance of [1, 2, 99]) {
        const { cities } = decodeTour(travellingSalesman, Array(count).fill(0), instance);
        let shortest = Number.POSITIVE_INFINITY;
        for (const order of ordersOf([...Array(count).keys()].slice(1))) {
          const tour = [0, ...order];
          const length = tour.reduce((sum, city, i) => sum + euclidean(cities[tour.at(i - 1)!], cities[city]), 0);
          shortest = Math.min(shortest, length);
        }
        assert.ok(Math.abs(travellingSalesman.optimum(count, instance)! - shortest) < 1e-9);
      }
  });

  test('does not claim an optimum that nobody computed', () => {
    assert.equal(travellingSalesman.optimum(11, 1), undefined);
    assert.equal(travellingSalesman.at(11, 1).solution, undefined);
  });

  test('keeps its instances: the cities of the first one', () => {
    assert.deepEqual(decodeTour(travellingSalesman, [0, 0, 0], 1).cities, [
      [395, 331],
      [147, 248],
      [167, 975],
    ]);
  });

  test('berlin52 has a tour of the published length', () => {
    const { solution, objective } = travellingSalesmanBerlin52.at(52, 1);
    assert.equal(objective(solution!, 0, 52), 7542);
    assert.equal(new Set(decodeTour(travellingSalesmanBerlin52, [...solution!], 1).tour).size, 52);
  });
});
