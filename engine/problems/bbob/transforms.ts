/** The transformations of section 0.2 of the BBOB definitions (INRIA RR-6829). Vectors are changed in place. */

/** Exponent of coordinate i that grows from 0 to 1: i / (D - 1). */
export const ramp = (i: number, dimensions: number): number => i / (dimensions - 1);

/** T_osz of one number: smooth small irregularities around the identity. */
export function oscillate(x: number): number {
  if (x === 0) return 0;
  const log = Math.log(Math.abs(x)) / 0.1;
  if (x > 0) return Math.exp(log + 0.49 * (Math.sin(log) + Math.sin(0.79 * log))) ** 0.1;
  return -(Math.exp(log + 0.49 * (Math.sin(0.55 * log) + Math.sin(0.31 * log))) ** 0.1);
}

/** T_osz of a vector. */
export function oscillateAll(x: Float64Array): void {
  for (let i = 0; i < x.length; i++) x[i] = oscillate(x[i]);
}

/** T_asy with beta: breaks the symmetry between the positive and the negative side. */
export function skew(x: Float64Array, beta: number): void {
  for (let i = 0; i < x.length; i++) if (x[i] > 0) x[i] **= 1 + beta * ramp(i, x.length) * Math.sqrt(x[i]);
}

/** Diagonal of Lambda^alpha: alpha^(i / (2 (D - 1))). */
export function conditioning(dimensions: number, alpha: number): Float64Array {
  return Float64Array.from({ length: dimensions }, (_, i) => Math.sqrt(alpha) ** ramp(i, dimensions));
}

/** out = matrix x (row-major). */
export function multiply(matrix: Float64Array, x: Float64Array, out: Float64Array): void {
  const n = x.length;
  for (let row = 0, at = 0; row < n; row++) {
    let sum = 0;
    for (let column = 0; column < n; column++, at++) sum += matrix[at] * x[column];
    out[row] = sum;
  }
}

/** left diag(scale) right, all row-major. */
export function product(left: Float64Array, scale: Float64Array, right: Float64Array): Float64Array {
  const n = scale.length;
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const factor = left[i * n + k] * scale[k];
      for (let j = 0; j < n; j++) out[i * n + j] += factor * right[k * n + j];
    }
  return out;
}

/** f_pen: the squared way outside [-5, 5]. */
export function outside(x: Float64Array, offset: number, dimensions: number): number {
  let sum = 0;
  for (let i = 0; i < dimensions; i++) {
    const way = Math.abs(x[offset + i]) - 5;
    if (way > 0) sum += way * way;
  }
  return sum;
}

/** The transpose of a row-major square matrix times a vector of equal entries: where a rotated constant point lies. */
export function transposeTimesConstant(matrix: Float64Array, dimensions: number, constant: number): Float64Array {
  const out = new Float64Array(dimensions);
  for (let row = 0; row < dimensions; row++)
    for (let column = 0; column < dimensions; column++) out[column] += matrix[row * dimensions + column] * constant;
  return out;
}
