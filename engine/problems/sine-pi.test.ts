import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sinePi, squaredSinePi } from './sine-pi.ts';

suite('sine of a multiple of pi', () => {
  test('is exactly 0 at whole numbers and exactly 1 or -1 between them', () => {
    for (let n = -50; n <= 50; n++) {
      assert.equal(Math.abs(sinePi(n)), 0);
      assert.equal(squaredSinePi(n), 0);
      assert.equal(sinePi(2 * n + 0.5), 1);
      assert.equal(sinePi(2 * n - 0.5), -1);
    }
  });

  test('agrees with the library sine to a few units in the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => {
        assert.ok(Math.abs(sinePi(x) - Math.sin(Math.PI * x)) < 5e-16);
        assert.ok(Math.abs(squaredSinePi(x) - Math.sin(Math.PI * x) ** 2) < 1e-15);
      }),
      { seed: 1, numRuns: 10_000 },
    );
  });

  test('repeats with its period far from the origin', () => {
    for (const x of [0.125, 0.25, -0.375]) for (const period of [2, 1024, 2 ** 20]) assert.equal(sinePi(x + period), sinePi(x));
  });
});
