import assert from 'node:assert/strict';
import fc from 'fast-check';
import { knapsack } from '../knapsack.ts';

const small = fc.tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 1e6 }));

suite('Knapsack', () => {
  test('never holds more than fits, and the fitness is the value inside, negative', () => {
    const candidate = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(candidate, fc.integer({ min: 1, max: 1e6 }), (x, instance) => {
        const { objective, decode } = knapsack.at(x.length, instance);
        const decoded = decode?.(x);
        assert.ok(decoded?.kind === 'knapsack');
        assert.ok(decoded.weight <= decoded.capacity);
        assert.ok(decoded.items.every((item) => x[item] >= 0.5));
        assert.equal(new Set(decoded.items).size, decoded.items.length);
        assert.equal(objective(Float64Array.from(x), 0, x.length), 0 - decoded.value);
      }),
    );
  });

  test('leaves a wanted item only where it does not fit', () => {
    fc.assert(
      fc.property(small, ([count, instance]) => {
        const { decode, objective } = knapsack.at(count, instance);
        const all = decode?.(new Float64Array(count).fill(1));
        assert.ok(all?.kind === 'knapsack');
        const fewer = new Float64Array(count);
        for (const item of all.items) fewer[item] = 1;
        assert.equal(objective(fewer, 0, count), -all.value);
        assert.ok(all.items.length > 0);
      }),
    );
  });

  test('wants an item from 0.5 on', () => {
    const { decode, objective } = knapsack.at(4, 1);
    for (const [x, items] of [
      [0.5, [2]],
      [0.5 - 1e-16, []],
    ] as const) {
      const candidate = Float64Array.of(0, 0, x, 0);
      const decoded = decode?.(candidate);
      assert.ok(decoded?.kind === 'knapsack');
      assert.deepEqual(decoded.items, items);
      assert.equal(objective(candidate, 0, 4), 0 - decoded.value);
    }
  });

  test('takes wanted items by falling value per weight, as long as they fit', () => {
    fc.assert(
      fc.property(fc.tuple(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 1, max: 1e6 })), ([count, instance]) => {
        const { decode } = knapsack.at(count, instance);
        const alone = Array.from({ length: count }, (_, item) => {
          const decoded = decode?.(new Float64Array(count).fill(1, item, item + 1));
          assert.ok(decoded?.kind === 'knapsack');
          return { item, value: decoded.value, weight: decoded.weight };
        });
        const all = decode?.(new Float64Array(count).fill(1));
        assert.ok(all?.kind === 'knapsack');
        let room = all.capacity;
        const taken: number[] = [];
        const fitting = alone.filter(({ weight }) => weight > 0); // one heavier than the knapsack is never taken
        for (const { item, weight } of fitting.toSorted((a, b) => b.value / b.weight - a.value / a.weight)) {
          if (weight > room) continue;
          room -= weight;
          taken.push(item);
        }
        assert.deepEqual(
          all.items,
          taken.toSorted((a, b) => a - b),
        );
      }),
    );
  });

  test('has the optimum that trying every choice finds', () => {
    fc.assert(
      fc.property(small, ([count, instance]) => {
        const { objective } = knapsack.at(count, instance);
        let best = 0;
        for (let choice = 0; choice < 1 << count; choice++) {
          const x = Float64Array.from({ length: count }, (_, item) => (choice >> item) & 1);
          best = Math.min(best, objective(x, 0, count));
        }
        assert.equal(knapsack.optimum(count, instance), best);
      }),
      { numRuns: 30 },
    );
  });

  test('does not claim an optimum that nobody computed', () => {
    assert.equal(knapsack.optimum(201, 1), undefined);
    assert.equal(knapsack.at(201, 1).solution, undefined);
  });

  test('keeps its instances: the optimum of the first one with 20 items', () => {
    assert.equal(knapsack.optimum(20, 1), -545);
  });
});
