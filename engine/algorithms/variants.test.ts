/** Every choice that an algorithm offers keeps the same promises as its default. */
import assert from 'node:assert/strict';
import { algorithms } from './index.ts';
import { begin, cube, iterate, sumOfSquares } from './testing.ts';

for (const algorithm of algorithms)
  for (const [name, param] of Object.entries(algorithm.params)) {
    if (param.kind !== 'choice') continue;
    for (const choice of param.choices.filter((value) => value !== param.default))
      suite(`${algorithm.name} with ${name} ${choice}`, () => {
        const start = (seed: number) => begin(algorithm, cube(4, -3, 0.5), seed, 2000, { [name]: choice });

        test('keeps every candidate inside the box', () => {
          const optimizer = start(3);
          for (let k = 0; k < 40; k++)
            assert.ok(iterate(optimizer, 4, sumOfSquares).candidates.every((v) => v >= -3 && v <= 0.5));
        });

        test('draws the same candidates for the same seed', () => {
          const run = (seed: number) => {
            const optimizer = start(seed);
            return Array.from({ length: 12 }, () => [...iterate(optimizer, 4, sumOfSquares).candidates]).flat();
          };
          assert.deepEqual(run(5), run(5));
          assert.notDeepEqual(run(5), run(6));
        });

        test('restored from its state goes on exactly as if never stopped', () => {
          for (const stopAfter of [0, 1, 6, 40]) {
            const optimizer = start(9);
            for (let k = 0; k < stopAfter; k++) iterate(optimizer, 4, sumOfSquares);
            const restored = start(123);
            restored.restore(JSON.parse(JSON.stringify(optimizer.state())));
            for (let k = 0; k < 20; k++)
              assert.deepEqual(iterate(restored, 4, sumOfSquares), iterate(optimizer, 4, sumOfSquares));
          }
        });

        test('improves on the sphere', () => {
          const optimizer = start(4);
          const first = Math.min(...iterate(optimizer, 4, sumOfSquares).fitness);
          let best = first;
          for (let spent = 0; spent < 3000; ) {
            const { fitness } = iterate(optimizer, 4, sumOfSquares);
            spent += fitness.length;
            best = Math.min(best, ...fitness);
          }
          assert.ok(best < first / 2, `${first} -> ${best}`);
        });
      });
  }
