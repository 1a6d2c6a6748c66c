import assert from 'node:assert/strict';
import { createRandom, type Random } from '../../random/index.ts';
import type { Box } from '../define.ts';
import { assertClose, assertShare, cube, scripted } from '../testing.ts';
import { createMutation } from './mutation.ts';

const create = (mutation: string, box: Box, random: Random, mutation_rate = 1) =>
  createMutation({ mutation, mutation_rate, mutation_index: 20, mutation_std: 0.1, bound_handling: 'clip' }, box, random);
const uneven: Box = { dimensions: 3, lower: Float64Array.of(0, 0, -5), upper: Float64Array.of(1, 20, 5) };

suite('Gaussian mutation', () => {
  test('adds a normal step of mutation_std times the range of the coordinate', () => {
    const children = Float64Array.of(9, 9, 9, 0.5, 10, 0);
    create('gaussian', uneven, scripted({ single: [0, 0, 0], normal: [1, -2, 3] }))(children, 3);
    assertClose(children, [9, 9, 9, 0.6, 6, 3]);
  });

  test('hands what leaves the box to the handler', () => {
    const children = Float64Array.of(0.95, 1, 0);
    create('gaussian', uneven, scripted({ single: [0, 0, 0], normal: [1, -2, -6] }))(children, 0);
    assertClose(children, [1, 0, -5]);
  });
});

suite('Uniform mutation', () => {
  test('draws the coordinate anew from its whole range', () => {
    const children = Float64Array.of(0.5, 10, 0);
    create('uniform', uneven, scripted({ single: [0, 0, 0], next: [0.25, 0.75, 0] }))(children, 0);
    assertClose(children, [0.25, 15, -5]);
  });
});

for (const mutation of ['polynomial', 'gaussian', 'uniform'])
  suite(`The rate of ${mutation} mutation`, () => {
    for (const rate of [0.05, 0.3, 1])
      test(`is the share of the coordinates that change: ${rate}, at every place`, () => {
        const n = 20;
        const random = createRandom(3);
        const mutate = create(mutation, cube(n, 0, 1), random, rate);
        const counts = new Array(n).fill(0);
        for (let k = 0; k < 3000; k++) {
          const row = new Float64Array(n).fill(0.4);
          mutate(row, 0);
          for (let i = 0; i < n; i++) if (row[i] !== 0.4) counts[i]++;
        }
        for (const count of counts) assertShare(count, 3000, rate);
      });

    test('of 0 changes nothing', () => {
      const row = Float64Array.of(0.5, 10, 0);
      create(mutation, uneven, scripted({}), 0)(row, 0);
      assert.deepEqual([...row], [0.5, 10, 0]);
    });
  });
