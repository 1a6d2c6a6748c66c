import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eigenSymmetric } from './eigen.ts';

suite('eigendecomposition', () => {
  test('rebuilds random symmetric matrices from orthonormal vectors', () => {
    const matrices = fc
      .integer({ min: 1, max: 12 })
      .chain((n) =>
        fc.tuple(
          fc.constant(n),
          fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: n * n, maxLength: n * n }),
        ),
      );
    fc.assert(
      fc.property(matrices, ([n, entries]) => {
        const matrix = new Float64Array(n * n);
        for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = entries[i * n + j];
        const vectors = matrix.slice();
        const values = new Float64Array(n);
        eigenSymmetric(vectors, values, new Float64Array(n));
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) {
            let entry = 0;
            let overlap = 0;
            for (let k = 0; k < n; k++) {
              entry += vectors[i * n + k] * values[k] * vectors[j * n + k];
              overlap += vectors[k * n + i] * vectors[k * n + j];
            }
            assert.ok(Math.abs(entry - matrix[i * n + j]) < 1e-9, `entry ${i},${j}: ${entry} against ${matrix[i * n + j]}`);
            assert.ok(Math.abs(overlap - (i === j ? 1 : 0)) < 1e-12);
          }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('refuses a matrix that is not finite instead of looping', () => {
    const matrix = Float64Array.of(1, Number.NaN, Number.NaN, 1);
    assert.throws(() => eigenSymmetric(matrix, new Float64Array(2), new Float64Array(2)), /not finite/);
  });
});
