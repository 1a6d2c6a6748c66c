import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { type Problem, problems } from './index.ts';

const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

suite('every built-in problem', () => {
  test('is listed, once, under a name of its own', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => /^[a-z0-9-]+\.ts$/.test(name));
    const expected = files
      .filter((name) => !['best-within.ts', 'check-size.ts', 'define.ts', 'index.ts', 'least-of.ts', 'sine-pi.ts'].includes(name))
      .map((name) => name.replace('.ts', '').replaceAll('-', '_'))
      .concat(Array.from({ length: 24 }, (_, i) => `bbob_f${i + 1}`));
    assert.deepEqual(problems.map((problem) => problem.name).sort(), expected.sort());
  });

  for (const problem of problems) {
    const { bounds } = problem;
    const sizes = [...sizesOf(problem)];

    test(`${problem.name} takes its optimum value at its optimum, inside its usual bounds`, () => {
      for (const { dimensions, instance } of sizes) {
        const { objective, solution } = problem.at(dimensions, instance);
        if (solution === undefined) continue;
        assert.equal(solution.length, dimensions);
        assert.ok(solution.every((v) => v >= bounds[0] && v <= bounds[1]));
        const fitness = problem.optimum(dimensions, instance);
        assert.ok(fitness !== undefined);
        const value = objective(solution, 0, dimensions);
        assert.ok(Math.abs(value - fitness) <= slackOf(fitness), `${dimensions}-d: ${value}, not ${fitness}`);
      }
    });

    if (problem.growsFromZero)
      test(`${problem.name} is nowhere larger than in the corner of a box that is farthest from zero`, () =>
        fc.assert(
          fc.property(fc.array(fc.tuple(coordinate, coordinate, share), { minLength: 2, maxLength: 5 }), (sides) => {
            const { objective } = problem.at(sides.length, 1);
            const corner = Float64Array.from(sides, ([low, high]) => Math.max(Math.abs(low), Math.abs(high)));
            const inside = Float64Array.from(sides, ([low, high, part]) => low + part * (high - low));
            assert.ok(objective(inside, 0, sides.length) <= objective(corner, 0, sides.length) * (1 + 1e-12));
          }),
        ));
    test(`${problem.name} is nowhere better than its optimum on a grid and beside it`, () => {
      for (const { dimensions, instance } of sizes.filter((size) => size.dimensions <= 100)) {
        const { objective, solution } = problem.at(dimensions, instance);
        const fitness = problem.optimum(dimensions, instance) ?? Number.NEGATIVE_INFINITY;
        const candidate = new Float64Array(dimensions);
        for (let k = 0; k < 2000; k++) {
          for (let i = 0; i < dimensions; i++) {
            const share = (((k + 1) * Math.sqrt(2 + 3 * i)) % 1) - 0.5; // a fixed low-discrepancy walk
            const isNear = solution !== undefined && k % 2 === 1;
            const width = isNear ? 0.01 : bounds[1] - bounds[0];
            const centre = isNear ? solution[i] : (bounds[0] + bounds[1]) / 2;
            candidate[i] = Math.min(bounds[1], Math.max(bounds[0], centre + share * width));
          }
          const value = objective(candidate, 0, dimensions);
          assert.ok(value >= fitness - slackOf(fitness), `${value} at [${candidate.join(', ')}]`);
        }
      }
    });

    test(`${problem.name} reads the candidate at its offset, and gives the same value for it again`, () => {
      const { dimensions, instance } = sizes[0];
      const row = Float64Array.from({ length: dimensions }, (_, i) => (0.3 + i) % bounds[1]);
      const table = Float64Array.of(7, 8, ...row, 9);
      const { objective } = problem.at(dimensions, instance);
      const value = objective(row, 0, dimensions);
      assert.equal(objective(table, 2, dimensions), value);
      assert.equal(problem.at(dimensions, instance).objective(row, 0, dimensions), value);
    });
  }
});

/** Sizes to try, smallest first. */
function* sizesOf({ instances, fixed, dimensions }: Problem): Generator<{ dimensions: number; instance: number }> {
  const lastToTry = instances ? Math.min(3, instances.max) : 1;
  for (let instance = 1; instance <= lastToTry; instance++) {
    if (fixed) yield { dimensions: fixed(instance).dimensions, instance };
    else
      for (const n of instances ? [2, 3, 10, 20] : [1, 2, 3, 10, 1000, dimensions.min])
        if (n >= dimensions.min && n <= dimensions.max) yield { dimensions: n, instance };
  }
}

const slackOf = (fitness: number): number => 1e-9 * Math.max(1, Math.abs(fitness));
