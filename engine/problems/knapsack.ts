import { createRandom } from '../random/index.ts';
import { bestPacking, type Items, mostValue } from './combinatorial/packing.ts';
import type { DecodedKnapsack, Problem } from './define.ts';

/** Up to here the best packing is found in a few milliseconds. */
const solvedUpTo = 200;

/** 0/1 knapsack with values that go with the weights; an instance is a seed. */
export const knapsack: Problem = {
  name: 'knapsack',
  title: '0/1 Knapsack',
  doc: 'The most value that half of the total weight can hold; an item is wanted where its number is at least 0.5.',
  formula: '-(sum of the values taken); wanted items are taken by falling value per weight while they fit, the rest is left',
  modality: 'multimodal',
  bounds: [0, 1],
  dimensions: { min: 2, max: 10_000 },
  instances: { min: 1, max: 1_000_000 },
  optimum: (dimensions, instance) => (dimensions > solvedUpTo ? undefined : -mostValue(randomItems(dimensions, instance))),
  at(dimensions, instance) {
    const items = randomItems(dimensions, instance);
    const { values, weights, capacity } = items;
    const worthFirst = Uint32Array.from(values.keys()).sort((a, b) => values[b] / weights[b] - values[a] / weights[a] || a - b);
    return {
      objective(x, offset) {
        let room = capacity;
        let value = 0;
        for (let place = 0; place < worthFirst.length; place++) {
          const item = worthFirst[place];
          if (!(x[offset + item] >= 0.5) || weights[item] > room) continue;
          room -= weights[item];
          value += values[item];
        }
        return 0 - value; // an empty knapsack is worth 0, not -0
      },
      solution: dimensions > solvedUpTo ? undefined : solutionOf(items),
      decode: (x) => pack(x, items, worthFirst),
    };
  },
  reference: 'Weakly correlated instances: Pisinger 2005, doi:10.1016/j.cor.2004.03.002',
};

/** Weights from 1 to 100, each value within 10 of its weight. */
function randomItems(count: number, seed: number): Items {
  const random = createRandom(seed);
  const weights = new Int32Array(count);
  const values = new Int32Array(count);
  for (let item = 0; item < count; item++) {
    weights[item] = 1 + random.below(100);
    values[item] = Math.max(1, weights[item] - 10 + random.below(21));
  }
  return { weights, values, capacity: Math.floor(weights.reduce((sum, weight) => sum + weight, 0) / 2) };
}

function solutionOf(items: Items): Float64Array {
  const solution = new Float64Array(items.values.length);
  for (const item of bestPacking(items)) solution[item] = 1;
  return solution;
}

function pack(x: ArrayLike<number>, { values, weights, capacity }: Items, worthFirst: Uint32Array): DecodedKnapsack {
  const items: number[] = [];
  let value = 0;
  let weight = 0;
  for (const item of worthFirst) {
    if (!(x[item] >= 0.5) || weight + weights[item] > capacity) continue;
    items.push(item);
    value += values[item];
    weight += weights[item];
  }
  items.sort((a, b) => a - b);
  return {
    kind: 'knapsack',
    items,
    values: items.map((item) => values[item]),
    weights: items.map((item) => weights[item]),
    value,
    weight,
    capacity,
  };
}
