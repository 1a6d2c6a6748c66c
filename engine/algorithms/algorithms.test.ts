import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { randomSearch } from './baselines/random-search.ts';
import { sobolSequence } from './baselines/sobol-sequence.ts';
import { defaultsOf } from './define.ts';
import { algorithms, findAlgorithm } from './index.ts';
import { begin, cube, iterate, sumOfSquares } from './testing.ts';

suite('every algorithm', () => {
  test('that has a file is listed', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    );
    const defining = files.filter((name) =>
      readFileSync(path.join(import.meta.dirname, name), 'utf8').includes('= defineAlgorithm('),
    );
    assert.deepEqual(
      defining.map((name) => path.basename(name, '.ts').replaceAll('-', '_')).sort(),
      algorithms.map((a) => a.name).sort(),
    );
  });

  test('has names and short names that no other one has', () => {
    const names = algorithms.flatMap((a) => [a.name, ...a.aliases]);
    assert.equal(new Set(names).size, names.length);
    assert.equal(findAlgorithm('PSO')?.name, 'particle_swarm');
    assert.equal(findAlgorithm('pso'), undefined);
  });

  for (const algorithm of algorithms) {
    suite(algorithm.name, () => {
      for (const dimensions of [1, 2, 5, 1000])
        test(`keeps every candidate inside the box in ${dimensions} dimensions`, () => {
          const box = cube(dimensions, -3, 0.5);
          const optimizer = begin(algorithm, box, 3);
          for (let k = 0; k < (dimensions === 1000 ? 3 : 40); k++)
            assert.ok(iterate(optimizer, dimensions, sumOfSquares).candidates.every((v) => v >= -3 && v <= 0.5));
        });

      test('draws the same candidates for the same seed and others for another', () => {
        const run = (seed: number) => {
          const optimizer = begin(algorithm, cube(4, -5, 5), seed);
          return Array.from({ length: 12 }, () => [...iterate(optimizer, 4, sumOfSquares).candidates]).flat();
        };
        assert.deepEqual(run(5), run(5));
        assert.notDeepEqual(run(5), run(6));
      });

      test('restored from its state goes on exactly as if never stopped', () => {
        for (const stopAfter of [0, 1, 2, 7, 60]) {
          const optimizer = begin(algorithm, cube(3, -5, 5), 9, 500);
          for (let k = 0; k < stopAfter; k++) iterate(optimizer, 3, sumOfSquares);
          const restored = begin(algorithm, cube(3, -5, 5), 12345, 500);
          restored.restore(JSON.parse(JSON.stringify(optimizer.state())));
          for (let k = 0; k < 30; k++) assert.deepEqual(iterate(restored, 3, sumOfSquares), iterate(optimizer, 3, sumOfSquares));
        }
      });

      test('goes on when evaluations fail', () => {
        const optimizer = begin(algorithm, cube(2, -5, 5), 2);
        for (let k = 0; k < 30; k++)
          assert.ok(
            iterate(optimizer, 2, (x) => (x[0] > 0 ? Number.POSITIVE_INFINITY : sumOfSquares(x))).candidates.every(
              Number.isFinite,
            ),
          );
      });

      test('goes on when every evaluation fails', () => {
        const optimizer = begin(algorithm, cube(2, -5, 5), 2);
        for (let k = 0; k < 30; k++)
          assert.ok(iterate(optimizer, 2, () => Number.POSITIVE_INFINITY).candidates.every((v) => v >= -5 && v <= 5));
      });

      test('comes close to the optimum of the sphere with 20,000 evaluations', () => {
        const optimizer = begin(algorithm, cube(5, -5, 5), 4, 20_000);
        let best = Number.POSITIVE_INFINITY;
        for (let spent = 0; spent < 20_000; ) {
          const { fitness } = iterate(optimizer, 5, sumOfSquares);
          spent += fitness.length;
          best = Math.min(best, ...fitness);
        }
        const learnsNothing = algorithm === randomSearch || algorithm === sobolSequence;
        assert.ok(best < (learnsNothing ? 4 : 0.2), `best ${best}`);
      });

      test('documents every parameter and has its default in range', () => {
        for (const [name, param] of Object.entries(algorithm.params)) {
          assert.ok(param.doc.length > 10, name);
          if (param.kind === 'choice') assert.ok(param.choices.includes(param.default));
          else assert.ok(param.default >= param.min && param.default <= param.max, name);
        }
        assert.deepEqual(algorithm.check?.(defaultsOf(algorithm)) ?? [], []);
      });
    });
  }
});
