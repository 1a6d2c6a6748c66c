import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import { boundHandlers } from '../box.ts';
import { assertClose, assertShare, cube } from '../testing.ts';
import { crossBinomially, crossExponentially, type Mutation } from './crossover.ts';

const crossovers = { binomial: crossBinomially, exponential: crossExponentially };
const { clip } = boundHandlers;

/** A population whose target is 0 everywhere and whose mutant is 1 everywhere, so that a trial shows where it comes from. */
function zerosAndOnes(n: number) {
  const population = new Float64Array(2 * n).fill(1, n);
  const mutation: Mutation = { F: 0.5, pull: 0, base: n, towards: n, plus: n, minus: n, from: population };
  return { population, mutation, box: cube(n, -10, 10), trials: new Float64Array(2 * n) };
}

for (const [name, cross] of Object.entries(crossovers))
  suite(`The ${name} crossover`, () => {
    const random = createRandom(1);

    test('mutates to base + F (plus - minus)', () => {
      const population = Float64Array.of(0, 0, 1, 2, 10, 20, 4, 6);
      const trials = new Float64Array(8);
      const mutation: Mutation = { F: 0.25, pull: 0, base: 2, towards: 0, plus: 4, minus: 6, from: population };
      cross(population, trials, 0, mutation, 1, cube(2, -100, 100), clip, random);
      assertClose(trials, [1 + 0.25 * 6, 2 + 0.25 * 14, 0, 0, 0, 0, 0, 0]);
    });

    test('adds pull (towards - base), and takes the last parent from where the mutation says', () => {
      const population = Float64Array.of(0, 0, 1, 2, 10, 20, 4, 6);
      const archive = Float64Array.of(7, 8, 100, 200);
      const trials = new Float64Array(8);
      const mutation: Mutation = { F: 0.25, pull: 0.5, base: 2, towards: 6, plus: 4, minus: 2, from: archive };
      cross(population, trials, 0, mutation, 1, cube(2, -100, 100), clip, random);
      assertClose(trials.subarray(0, 2), [1 + 0.25 * (10 - 100) + 0.5 * 3, 2 + 0.25 * (20 - 200) + 0.5 * 4]);
    });

    test('takes one coordinate from the mutant with CR 0, each equally often, and all of them with CR 1', () => {
      const { population, mutation, box, trials } = zerosAndOnes(5);
      const counts = new Array(5).fill(0);
      for (let k = 0; k < 10_000; k++) {
        cross(population, trials, 0, mutation, 0, box, clip, random);
        assert.equal(
          trials.reduce((sum, v) => sum + v, 0),
          1,
        );
        counts[trials.indexOf(1)]++;
      }
      for (const count of counts) assertShare(count, 10_000, 1 / 5);
      cross(population, trials, 0, mutation, 1, box, clip, random);
      assert.deepEqual([...trials.subarray(0, 5)], [1, 1, 1, 1, 1]);
    });

    test('writes the trial of its own target, and hands coordinates outside their own bounds to the handler', () => {
      const { population, mutation, trials } = zerosAndOnes(2);
      const box = { dimensions: 2, lower: Float64Array.of(-1, 2), upper: Float64Array.of(0.5, 3) };
      cross(population, trials, 2, { ...mutation, plus: 2, minus: 0 }, 1, box, clip, random);
      assert.deepEqual([...trials], [0, 0, 0.5, 2]);
    });
  });

suite('The share of the mutant', () => {
  const random = createRandom(2);

  test('is CR in the binomial crossover, in every coordinate, and one of them is forced', () => {
    const n = 8;
    const { population, mutation, box, trials } = zerosAndOnes(n);
    const counts = new Array(n).fill(0);
    const draws = 8000;
    for (let k = 0; k < draws; k++) {
      crossBinomially(population, trials, 0, mutation, 0.3, box, clip, random);
      for (let i = 0; i < n; i++) counts[i] += trials[i];
    }
    for (const count of counts) assertShare(count, draws, 1 / n + (1 - 1 / n) * 0.3);
  });

  for (const CR of [0.2, 0.7, 0.95])
    test(`is one unbroken stretch in the exponential crossover: with CR ${CR} longer than k with chance CR^k`, () => {
      const n = 6;
      const { population, mutation, box, trials } = zerosAndOnes(n);
      const longerThan = new Array(n).fill(0);
      const starts = new Array(n).fill(0);
      const draws = 8000;
      for (let k = 0; k < draws; k++) {
        crossExponentially(population, trials, 0, mutation, CR, box, clip, random);
        const row = trials.subarray(0, n);
        const length = row.reduce((sum, v) => sum + v, 0);
        const edges = [...row.keys()].filter((i) => row[i] === 1 && row[(i + n - 1) % n] === 0);
        assert.equal(edges.length, length === n ? 0 : 1, `unbroken: ${row}`);
        if (edges.length === 1) starts[edges[0]]++;
        for (let i = 0; i < length; i++) longerThan[i]++;
      }
      for (let k = 0; k < n; k++) assertShare(longerThan[k], draws, CR ** k, `longer than ${k}:`);
      const broken = starts.reduce((sum, count) => sum + count, 0);
      for (const count of starts) assertShare(count, broken, 1 / n, 'starts');
    });
});
