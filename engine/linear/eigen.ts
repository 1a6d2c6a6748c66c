/**
 * Eigendecomposition of a symmetric matrix: Householder reduction to tridiagonal form, then implicit QL with Wilkinson
 * shifts. Bowdler, Martin, Reinsch & Wilkinson 1968, doi:10.1007/BF02165404; Golub & Van Loan, Matrix Computations, 8.3.
 */

/**
 * Replaces `vectors` (n x n, row-major, symmetric on entry) by orthonormal eigenvectors in its columns, and fills
 * `values` (n) with their eigenvalues, in no particular order. `work` holds n numbers. Allocates nothing.
 * @throws RangeError when 30 sweeps do not separate an eigenvalue, which only non-finite entries cause.
 */
export function eigenSymmetric(vectors: Float64Array, values: Float64Array, work: Float64Array): void {
  tridiagonalize(vectors, values, work);
  diagonalize(vectors, values, work);
}

/** On exit `diagonal` and `below` (from index 1) hold the tridiagonal matrix, `q` the orthogonal transformation. */
function tridiagonalize(q: Float64Array, diagonal: Float64Array, below: Float64Array): void {
  const n = diagonal.length;
  for (let i = n - 1; i > 0; i--) below[i] = reflectRow(q, diagonal, below, i);
  diagonal[0] = 0;
  below[0] = 0;
  for (let i = 0; i < n; i++) accumulate(q, diagonal, i);
}

/** Zeroes row i left of its subdiagonal by one Householder reflection; returns the subdiagonal. */
function reflectRow(q: Float64Array, squares: Float64Array, p: Float64Array, i: number): number {
  const n = squares.length;
  const row = i * n;
  let scale = 0;
  for (let k = 0; k < i; k++) scale += Math.abs(q[row + k]);
  if (i === 1 || scale === 0) {
    squares[i] = 0;
    return q[row + i - 1];
  }
  let h = 0;
  for (let k = 0; k < i; k++) {
    q[row + k] /= scale;
    h += q[row + k] * q[row + k];
  }
  const pivot = q[row + i - 1];
  const length = pivot >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
  h -= pivot * length;
  q[row + i - 1] = pivot - length;
  let sum = 0;
  for (let j = 0; j < i; j++) {
    q[j * n + i] = q[row + j] / h;
    let product = 0;
    for (let k = 0; k <= j; k++) product += q[j * n + k] * q[row + k];
    for (let k = j + 1; k < i; k++) product += q[k * n + j] * q[row + k];
    p[j] = product / h;
    sum += p[j] * q[row + j];
  }
  const half = sum / (h + h);
  for (let j = 0; j < i; j++) {
    const u = q[row + j];
    p[j] -= half * u;
    for (let k = 0; k <= j; k++) q[j * n + k] -= u * p[k] + p[j] * q[row + k];
  }
  squares[i] = h;
  return scale * length;
}

/** Multiplies the i-th reflection into the leading block of q and reads the diagonal off. */
function accumulate(q: Float64Array, diagonal: Float64Array, i: number): void {
  const n = diagonal.length;
  if (diagonal[i] !== 0)
    for (let j = 0; j < i; j++) {
      let product = 0;
      for (let k = 0; k < i; k++) product += q[i * n + k] * q[k * n + j];
      for (let k = 0; k < i; k++) q[k * n + j] -= product * q[k * n + i];
    }
  diagonal[i] = q[i * n + i];
  q[i * n + i] = 1;
  for (let j = 0; j < i; j++) {
    q[j * n + i] = 0;
    q[i * n + j] = 0;
  }
}

function diagonalize(q: Float64Array, diagonal: Float64Array, below: Float64Array): void {
  const n = diagonal.length;
  for (let i = 1; i < n; i++) below[i - 1] = below[i];
  below[n - 1] = 0;
  for (let low = 0; low < n; low++)
    for (let sweep = 0; ; sweep++) {
      let split = low;
      while (split < n - 1 && !isNegligible(below[split], diagonal[split], diagonal[split + 1])) split++;
      if (split === low) break;
      if (sweep === 30)
        throw new RangeError('The eigenvalues of a matrix could not be separated; it holds a number that is not finite.');
      sweepUp(q, diagonal, below, low, split);
    }
}

/** The absolute term ends the search among denormal numbers, whose relative error is unbounded. */
const isNegligible = (off: number, a: number, b: number): boolean =>
  Math.abs(off) <= Number.EPSILON * (Math.abs(a) + Math.abs(b)) + 1e-300;

/** One implicit QL step on the block low..split. */
function sweepUp(q: Float64Array, diagonal: Float64Array, below: Float64Array, low: number, split: number): void {
  const n = diagonal.length;
  const slope = (diagonal[low + 1] - diagonal[low]) / (2 * below[low]);
  const root = Math.hypot(slope, 1);
  let g = diagonal[split] - diagonal[low] + below[low] / (slope + (slope >= 0 ? root : -root));
  let sine = 1;
  let cosine = 1;
  let carried = 0;
  for (let i = split - 1; i >= low; i--) {
    const f = sine * below[i];
    const b = cosine * below[i];
    const r = Math.hypot(f, g);
    below[i + 1] = r;
    if (r === 0) {
      diagonal[i + 1] -= carried;
      below[split] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    const lifted = diagonal[i + 1] - carried;
    const t = (diagonal[i] - lifted) * sine + 2 * cosine * b;
    carried = sine * t;
    diagonal[i + 1] = lifted + carried;
    g = cosine * t - b;
    for (let k = 0, at = i; k < n; k++, at += n) {
      const right = q[at + 1];
      q[at + 1] = sine * q[at] + cosine * right;
      q[at] = cosine * q[at] - sine * right;
    }
  }
  diagonal[low] -= carried;
  below[low] = g;
  below[split] = 0;
}
