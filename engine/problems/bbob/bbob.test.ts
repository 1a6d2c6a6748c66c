import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bbobFunctions, bbobInstance } from './index.ts';

interface Row {
  readonly function: number;
  readonly instance: number;
  readonly dim: number;
  readonly x: readonly number[];
  readonly f: number;
  readonly fopt: number;
}

/** Printed by COCO's own C code. */
const rows = readFileSync(path.join(import.meta.dirname, 'coco-values.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Row => JSON.parse(line));

function assertClose(got: number, expected: number, what: string): void {
  const error = Math.abs(got - expected);
  assert.ok(error <= 1e-9 || error <= 1e-9 * Math.abs(expected), `${what}: expected ${expected}, got ${got}`);
}

suite('BBOB', () => {
  test('the 24 functions are listed once each, in order', () => {
    assert.deepEqual(
      bbobFunctions.map((f) => f.number),
      Array.from({ length: 24 }, (_, i) => i + 1),
    );
  });

  for (const bbob of bbobFunctions) {
    const own = rows.filter((row) => row.function === bbob.number);
    test(`f${bbob.number} agrees with COCO at ${own.length} points`, () => {
      assert.ok(own.length > 0);
      for (const row of own) {
        const instance = bbobInstance(bbob, row.dim, row.instance);
        assertClose(instance.fitness, row.fopt, `optimum of instance ${row.instance}`);
        assertClose(instance.evaluate(Float64Array.from(row.x), 0), row.f, `instance ${row.instance} at [${row.x.join(', ')}]`);
      }
    });

    test(`f${bbob.number} takes its optimum value at its optimum and none below it nearby`, () => {
      for (const dimensions of [2, 5, 20]) {
        const { solution, fitness, evaluate } = bbobInstance(bbob, dimensions, 7);
        const there = evaluate(solution, 0);
        assert.ok(Math.abs(there - fitness) < 1e-6, `${dimensions}-d: ${there} against ${fitness}`);
        for (let i = 0; i < dimensions; i++) {
          const beside = solution.slice();
          beside[i] += i % 2 === 0 ? 1e-3 : -1e-3;
          assert.ok(evaluate(beside, 0) >= fitness - 1e-6);
        }
      }
    });
  }

  test('a candidate is read at its offset', () => {
    const { evaluate } = bbobInstance(bbobFunctions[0], 2, 1);
    assert.equal(evaluate(Float64Array.of(9, 9, 1, 2), 2), evaluate(Float64Array.of(1, 2), 0));
  });
});
