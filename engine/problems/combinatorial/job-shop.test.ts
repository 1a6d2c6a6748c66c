import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jobShopScheduling } from '../job-shop-scheduling.ts';
import { fisherThompson } from './fisher-thompson.ts';
import { jobShopInstance, parseJobShop } from './job-shop.ts';

const keys = (count: number) => fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: count, maxLength: count });

suite('Job shop scheduling', () => {
  for (const [index, { title, shop }] of fisherThompson.entries()) {
    const count = shop.jobs * shop.steps;
    test(`${title}: every candidate is a feasible schedule, and its fitness the makespan`, () => {
      const { objective, decode } = jobShopScheduling.at(count, index + 1);
      fc.assert(
        fc.property(keys(count), (x) => {
          const decoded = decode?.(x);
          assert.ok(decoded?.kind === 'schedule');
          const { operations, makespan } = decoded;
          assert.equal(operations.length, count);
          for (const [at, { job, step, machine, start, end }] of operations.entries()) {
            assert.deepEqual([job, step], [Math.floor(at / shop.steps), at % shop.steps]);
            assert.deepEqual([machine, end - start], [shop.machines[at], shop.durations[at]]);
            assert.ok(start >= (step === 0 ? 0 : operations[at - 1].end), 'the step before it has ended');
          }
          for (const a of operations)
            for (const b of operations)
              if (a !== b && a.machine === b.machine) assert.ok(a.end <= b.start || b.end <= a.start, 'one at a time');
          assert.equal(makespan, Math.max(...operations.map(({ end }) => end)));
          assert.equal(objective(Float64Array.from(x), 0, count), makespan);
        }),
        { numRuns: 30 },
      );
    });

    test(`${title}: every job needs every machine once`, () => {
      for (let job = 0; job < shop.jobs; job++) {
        const machines = shop.machines.slice(job * shop.steps, (job + 1) * shop.steps);
        assert.deepEqual(
          [...machines].sort((a, b) => a - b),
          [...Array(shop.steps).keys()],
        );
      }
    });
  }

  test('two jobs on two machines take as long as worked out by hand', () => {
    const { objective } = jobShopInstance(parseJobShop('0 3 1 2\n1 2 0 4'));
    assert.equal(objective(Float64Array.of(0.1, 0.2, 0.3, 0.4), 0, 4), 11); // job 0 twice, then job 1 twice
    assert.equal(objective(Float64Array.of(0.1, 0.3, 0.2, 0.4), 0, 4), 7); // by turns
  });

  test('the published optima are reached by the schedules that come with them', () => {
    assert.deepEqual([jobShopScheduling.optimum(36, 1), jobShopScheduling.optimum(100, 2)], [55, 930]);
    for (const [instance, count] of [
      [1, 36],
      [2, 100],
    ] as const) {
      const { objective, solution } = jobShopScheduling.at(count, instance);
      assert.ok(solution);
      assert.equal(objective(solution, 0, count), jobShopScheduling.optimum(count, instance));
    }
  });
});
