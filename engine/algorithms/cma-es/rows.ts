/**
 * The two products that cost CMA-ES its time, four rows at once: the sums do not wait for each other and every entry of the
 * matrix is read once for four rows, which is worth a factor of two to three.
 */

/** out = rows A^T, row by row, for a lower triangular A (n x n, row-major). */
export function multiplyRows(A: Float64Array, rows: Float64Array, out: Float64Array, n: number): void {
  const blocked = rows.length - (rows.length % (4 * n));
  for (let r0 = 0; r0 < blocked; r0 += 4 * n) {
    const r1 = r0 + n;
    const r2 = r1 + n;
    const r3 = r2 + n;
    for (let i = 0; i < n; i++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let j = 0, at = i * n; j <= i; j++, at++) {
        const a = A[at];
        s0 += a * rows[r0 + j];
        s1 += a * rows[r1 + j];
        s2 += a * rows[r2 + j];
        s3 += a * rows[r3 + j];
      }
      out[r0 + i] = s0;
      out[r1 + i] = s1;
      out[r2 + i] = s2;
      out[r3 + i] = s3;
    }
  }
  for (let row = blocked; row < rows.length; row += n)
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0, at = i * n; j <= i; j++, at++) sum += A[at] * rows[row + j];
      out[row + i] = sum;
    }
}

/** C += sum over k of weights[k] y y^T with y the row order[k] of `rows`; lower triangle of C (n x n, row-major). */
export function addOuterProducts(C: Float64Array, rows: Float64Array, order: Int32Array, weights: Float64Array, n: number): void {
  const blocked = order.length - (order.length % 4);
  for (let k = 0; k < blocked; k += 4) {
    const r0 = order[k] * n;
    const r1 = order[k + 1] * n;
    const r2 = order[k + 2] * n;
    const r3 = order[k + 3] * n;
    for (let i = 0; i < n; i++) {
      const w0 = weights[k] * rows[r0 + i];
      const w1 = weights[k + 1] * rows[r1 + i];
      const w2 = weights[k + 2] * rows[r2 + i];
      const w3 = weights[k + 3] * rows[r3 + i];
      for (let j = 0, at = i * n; j <= i; j++, at++)
        C[at] += w0 * rows[r0 + j] + w1 * rows[r1 + j] + (w2 * rows[r2 + j] + w3 * rows[r3 + j]);
    }
  }
  for (let k = blocked; k < order.length; k++) {
    const row = order[k] * n;
    for (let i = 0; i < n; i++) {
      const scaled = weights[k] * rows[row + i];
      for (let j = 0, at = i * n; j <= i; j++, at++) C[at] += scaled * rows[row + j];
    }
  }
}
