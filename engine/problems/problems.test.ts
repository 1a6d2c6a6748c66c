import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { problems } from './index.ts';

suite('every built-in problem', () => {
  test('is listed, once, under a name of its own', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => /^[a-z0-9-]+\.ts$/.test(name));
    const expected = files
      .filter((name) => !['define.ts', 'index.ts', 'sine-pi.ts'].includes(name))
      .map((name) => name.replace('.ts', '').replaceAll('-', '_'));
    assert.deepEqual(problems.map((problem) => problem.name).sort(), expected.sort());
  });

  for (const problem of problems) {
    const dimensionsToTry = [1, 2, 3, 10, 1000].filter((n) => n >= problem.dimensions.min && n <= problem.dimensions.max);

    test(`${problem.name} takes its optimum value at its optimum, inside its usual bounds`, () => {
      for (const dimensions of dimensionsToTry) {
        const { fitness, solution } = problem.optimum(dimensions);
        assert.equal(solution.length, dimensions);
        assert.ok(solution.every((v) => v >= problem.bounds[0] && v <= problem.bounds[1]));
        const value = problem.objective(solution, 0, dimensions);
        assert.ok(Math.abs(value - fitness) <= 1e-9 * Math.max(1, Math.abs(fitness)), `${dimensions}-d: ${value}`);
      }
    });

    test(`${problem.name} is nowhere better than its optimum on a grid and beside it`, () => {
      for (const dimensions of dimensionsToTry.filter((n) => n <= 10)) {
        const { fitness, solution } = problem.optimum(dimensions);
        const slack = 1e-9 * Math.max(1, Math.abs(fitness));
        const candidate = new Float64Array(dimensions);
        for (let k = 0; k < 2000; k++) {
          for (let i = 0; i < dimensions; i++) {
            const share = (((k + 1) * Math.sqrt(2 + 3 * i)) % 1) - 0.5; // a fixed low-discrepancy walk
            const width = k % 2 === 0 ? problem.bounds[1] - problem.bounds[0] : 0.01;
            const centre = k % 2 === 0 ? (problem.bounds[0] + problem.bounds[1]) / 2 : solution[i];
            candidate[i] = Math.min(problem.bounds[1], Math.max(problem.bounds[0], centre + share * width));
          }
          assert.ok(problem.objective(candidate, 0, dimensions) >= fitness - slack, `better at [${candidate.join(', ')}]`);
        }
      }
    });

    test(`${problem.name} reads the candidate at its offset`, () => {
      const dimensions = Math.max(2, problem.dimensions.min);
      const row = Float64Array.from({ length: dimensions }, (_, i) => 0.3 + i);
      const table = Float64Array.of(7, 8, ...row, 9);
      assert.equal(problem.objective(table, 2, dimensions), problem.objective(row, 0, dimensions));
    });
  }
});
