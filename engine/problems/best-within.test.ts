import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bestWithin } from './best-within.ts';
import { findProblem, problems } from './index.ts';

const provable = problems.filter((problem) => problem.leastIn || problem.growsFromZero);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const bound = fc.oneof(
  fc.double({ min: -6, max: 6, noNaN: true }),
  fc.double({ min: -700, max: 700, noNaN: true }),
  fc.double({ min: -900_000, max: 900_000, noNaN: true }),
);
const sides = fc.array(
  fc.tuple(bound, bound).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  { minLength: 2, maxLength: 4 },
);
const bestOf = (name: string, ...box: (readonly [number, number])[]): number | undefined => {
  const problem = findProblem(name);
  assert.ok(problem);
  return bestWithin(
    problem,
    box.map(([low]) => low),
    box.map(([, high]) => high),
  );
};

suite('The best value within bounds', () => {
  test('is known of sums of terms of one coordinate each', () =>
    assert.deepEqual(provable.map(({ name }) => name).sort(), [
      'bent_cigar',
      'ellipsoid',
      'rastrigin',
      'schwefel',
      'sphere',
      'styblinski_tang',
      'sum_squares',
    ]));
  for (const problem of provable) {
    test(`of ${problem.name} is not above that of any point of the box`, () =>
      fc.assert(
        fc.property(
          sides,
          fc.array(fc.array(share, { minLength: 4, maxLength: 4 }), { minLength: 20, maxLength: 20 }),
          (box, points) => {
            const best = bestWithin(
              problem,
              box.map(([low]) => low),
              box.map(([, high]) => high),
            );
            assert.ok(best !== undefined);
            const { objective } = problem.at(box.length, 1);
            for (const shares of points) {
              const point = Float64Array.from(box, ([low, high], i) => Math.min(high, low + shares[i] * (high - low)));
              const value = objective(point, 0, box.length);
              assert.ok(value >= best - 1e-9 * Math.max(1, Math.abs(best)), `${value} at [${point.join(', ')}], below ${best}`);
            }
          },
        ),
        { seed: 7, numRuns: 500 },
      ));
    test(`of ${problem.name} is not above, and nearly at, the least of a fine grid over one coordinate`, () => {
      const { objective } = problem.at(2, 1);
      const other = problem.growsFromZero ? 1 : 3;
      for (let k = 0; k < 400; k++) {
        const low = -650 * Math.sin(k * 1.7) * ((k % 20) / 20) ** 2;
        const width = [0.3, 1.3, 7, 400][k % 4];
        const best = bestWithin(problem, [low, other], [low + width, other]);
        assert.ok(best !== undefined);
        const count = 4000;
        let least = Number.POSITIVE_INFINITY;
        for (let j = 0; j <= count; j++)
          least = Math.min(least, objective(Float64Array.of(low + (width * j) / count, other), 0, 2));
        const isNear = least - best <= 0.02 * Math.abs(best) + 5e-3 * width ** 2 * (problem.name === 'ellipsoid' ? 1e6 : 1);
        assert.ok(
          best <= least + 1e-9 * Math.max(1, Math.abs(least)) && isNear,
          `${best} and ${least} in [${low}, ${low + width}]`,
        );
      }
    });
  }
  test('is the optimum where the usual bounds hold', () => {
    for (const problem of provable) {
      const [low, high] = problem.bounds;
      const [best = Number.NaN, optimum = Number.NaN] = [
        bestOf(problem.name, [low, high], [low, high], [low, high]),
        problem.optimum(3, 1),
      ];
      assert.ok(Math.abs(best - optimum) < 1e-9 * Math.max(3, Math.abs(optimum)), `${problem.name}: ${best}`);
    }
  });
  test('is at the end nearest to zero, in the next well, or below what counts as the optimum', () => {
    assert.equal(bestOf('sphere', [1, 5], [-5, -2]), 5);
    assert.equal(bestOf('sum_squares', [1, 5], [-5, -2]), 9);
    // The well left of 1 is out of reach: that of 2 is the best, and 32 and beyond have none.
    assert.ok(Math.abs((bestOf('rastrigin', [1.2, 2.1]) ?? 0) - 3.979831190554) < 1e-9);
    assert.ok(Math.abs((bestOf('rastrigin', [40.2, 41]) ?? 0) - (40.2 ** 2 + 20 * Math.sin(Math.PI * 0.2) ** 2)) < 1e-9);
    assert.ok((bestOf('schwefel', [-1000, 1000]) ?? 0) < -300);
    assert.ok(Math.abs((bestOf('styblinski_tang', [0, 5]) ?? 0) + 25.02944) < 1e-4);
  });
  test('is not told where nobody has proven it', () => {
    assert.equal(bestOf('ackley', [1, 2], [1, 2]), undefined);
    assert.equal(bestOf('schwefel', [0, 1e9]), undefined);
  });
});
