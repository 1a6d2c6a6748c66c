import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createKeySorter, keysOf } from './random-keys.ts';

suite('Random keys', () => {
  test('sort to the same permutation as a stable sort of the places', () => {
    const key = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 70 }), (keys) => {
        const expected = [...keys.keys()].sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b));
        assert.deepEqual([...createKeySorter(keys.length)(keys, 0)], expected);
      }),
    );
  });

  test('of a permutation sort to it, from any offset and again and again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.infiniteStream(fc.double()), (count, noise) => {
        const permutation = [...Array(count).keys()].sort((a, b) => Math.sin(a) - Math.sin(b));
        const table = [...noise.take(3), ...keysOf(permutation)];
        const sort = createKeySorter(count);
        for (let turn = 0; turn < 3; turn++) assert.deepEqual([...sort(table, 3)], permutation);
      }),
    );
  });
});
