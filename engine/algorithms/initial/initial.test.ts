import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom } from '../../random/index.ts';
import { assertClose, assertShare, cube, scripted } from '../testing.ts';
import { createInitialize, type Sampling, SobolSequence, samplings } from './index.ts';

suite('initial candidates', () => {
  test('of the plain Sobol sequence equal the published ones', () => {
    // First points of new-joe-kuo-6.21201; the last row is the point of index 999 in six of 1,000 dimensions.
    const points = new Float64Array(1000 * 1000);
    new SobolSequence(cube(1000, 0, 1), createRandom(1), false).fill(points);
    const row = (k: number, coordinates: number[]) => coordinates.map((i) => points[k * 1000 + i]);
    assert.deepEqual(row(0, [0, 1, 2, 3, 4]), [0, 0, 0, 0, 0]);
    assert.deepEqual(row(2, [0, 1, 2, 3, 4]), [0.75, 0.25, 0.25, 0.25, 0.75]);
    assert.deepEqual(row(5, [0, 1, 2, 3, 4]), [0.875, 0.875, 0.125, 0.375, 0.875]);
    assert.deepEqual(
      row(999, [0, 1, 2, 499, 998, 999]),
      [0.1572265625, 0.9091796875, 0.0810546875, 0.3173828125, 0.4833984375, 0.6376953125],
    );
  });

  test('of a shifted Sobol sequence fill every one of 16 slices equally', () => {
    const points = new Float64Array(256 * 3);
    new SobolSequence(cube(3, 0, 1), createRandom(5)).fill(points);
    for (const i of [0, 1, 2]) {
      const counts = new Array(16).fill(0);
      for (let k = 0; k < 256; k++) counts[Math.floor(points[k * 3 + i] * 16)]++;
      assert.deepEqual(counts, new Array(16).fill(16));
    }
  });

  test('of a Latin hypercube hold one point in every slice of every range', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6 }), (seed, count, dimensions) => {
        const points = new Float64Array(count * dimensions);
        createInitialize({ sampling: 'latin_hypercube', points: [] }, cube(dimensions, 0, count), createRandom(seed))(points);
        for (let i = 0; i < dimensions; i++) {
          const slices = Array.from({ length: count }, (_, k) => Math.floor(points[k * dimensions + i])).sort((a, b) => a - b);
          assert.deepEqual(
            slices,
            slices.map((_, k) => k),
          );
        }
      }),
    );
  });

  test('begin with the points that were given, in their order, and lie in the box', () => {
    const draw = (sampling: Sampling): Float64Array => {
      const out = new Float64Array(5 * 2);
      createInitialize(
        {
          sampling,
          points: [
            [1, 2],
            [3, 4],
          ],
        },
        cube(2, -5, 5),
        createRandom(3),
      )(out);
      return out;
    };
    for (const sampling of samplings) {
      const points = draw(sampling);
      assert.deepEqual([...points.subarray(0, 4)], [1, 2, 3, 4]);
      assert.ok(points.every((v) => v >= -5 && v <= 5));
      assert.equal(new Set(points).size, 10);
    }
  });

  test('of a Latin hypercube lie at a random place of their slice, slices in a random order of their own', () => {
    const box = { dimensions: 2, lower: Float64Array.of(0, 10), upper: Float64Array.of(4, 30) };
    const out = new Float64Array(4);
    // Inside-out shuffles [0, 1] and [1, 0], each followed by the places in the slices.
    const random = scripted({ below: [0, 1, 0, 0], next: [0.5, 0.25, 0.75, 0] });
    createInitialize({ sampling: 'latin_hypercube', points: [] }, box, random)(out);
    assertClose(out, [1, 27.5, 2.5, 10]);
  });

  test('of a Latin hypercube pair every slice of one range with every slice of another equally often', () => {
    const random = createRandom(4);
    const draw = createInitialize({ sampling: 'latin_hypercube', points: [] }, cube(2, 0, 3), random);
    const counts = new Array(9).fill(0);
    const out = new Float64Array(6);
    for (let k = 0; k < 3000; k++) {
      draw(out);
      for (let row = 0; row < 6; row += 2) counts[3 * Math.floor(out[row]) + Math.floor(out[row + 1])]++;
    }
    for (const count of counts) assertShare(count, 3000, 1 / 3);
  });

  test('of a Sobol sequence are shifted to another place by every seed, over the whole range of every coordinate', () => {
    const first = (seed: number) => {
      const out = new Float64Array(2);
      new SobolSequence({ dimensions: 2, lower: Float64Array.of(0, 10), upper: Float64Array.of(1, 30) }, createRandom(seed)).fill(
        out,
      );
      return [...out];
    };
    const points = Array.from({ length: 400 }, (_, seed) => first(seed));
    assertShare(points.filter(([x]) => x < 0.25).length, 400, 0.25);
    assertShare(points.filter(([, y]) => y < 15).length, 400, 0.25);
  });

  test('are no more of the given points than there is room for', () => {
    const out = new Float64Array(2);
    createInitialize({ sampling: 'uniform', points: [[1], [2], [3]] }, cube(1, -5, 5), createRandom(3))(out);
    assert.deepEqual([...out], [1, 2]);
  });
});
