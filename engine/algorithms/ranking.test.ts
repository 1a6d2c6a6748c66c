import assert from 'node:assert/strict';
import fc from 'fast-check';
import { indexOfBest, indexOfWorst, rank } from './ranking.ts';

const values = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 120 });

suite('Ranking', () => {
  test('orders from the smallest to the largest, equal ones as they stand', () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const order = new Int32Array(numbers.length);
        rank(order, Float64Array.from(numbers));
        const expected = [...numbers.keys()].sort((a, b) => (numbers[a] < numbers[b] ? -1 : numbers[a] > numbers[b] ? 1 : a - b));
        assert.deepEqual([...order], expected);
      }),
    );
  });

  test('finds the first of the smallest and of the largest', () => {
    assert.equal(indexOfBest(Float64Array.of(3, 1, 2, 1)), 1);
    assert.equal(indexOfWorst(Float64Array.of(1, 3, 2, 3)), 1);
    assert.equal(indexOfBest(Float64Array.of(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)), 0);
  });
});
