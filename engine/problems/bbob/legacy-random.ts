/**
 * The generator that fixes every BBOB instance: Hansen, Finck, Ros & Auger 2009, "Real-Parameter Black-Box Optimization
 * Benchmarking 2009: Noiseless Functions Definitions", INRIA RR-6829. Its arithmetic defines the published instances, so
 * it must stay as it is; nothing else may draw from it.
 */

/** `count` uniform numbers in (0, 1): a minimal-standard generator (Park & Miller) with a Bays-Durham shuffle of 32 values. */
export function uniforms(count: number, seed: number): Float64Array {
  let current = Math.max(1, Math.abs(seed));
  const advance = (): number => {
    const quotient = Math.floor(current / 127773);
    current = 16807 * (current - quotient * 127773) - 2836 * quotient;
    if (current < 0) current += 2147483647;
    return current;
  };
  const shuffle = new Float64Array(32);
  for (let i = 39; i >= 0; i--) {
    advance();
    if (i < 32) shuffle[i] = current;
  }
  let drawn = shuffle[0];
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    advance();
    const slot = Math.floor(drawn / 67108865);
    drawn = shuffle[slot];
    shuffle[slot] = current;
    values[i] = drawn === 0 ? 1e-99 : drawn / 2.147483647e9;
  }
  return values;
}

/** `count` standard normal numbers by Box and Muller. */
export function normals(count: number, seed: number): Float64Array {
  const u = uniforms(2 * count, seed);
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    values[i] = Math.sqrt(-2 * Math.log(u[i])) * Math.cos(2 * Math.PI * u[count + i]);
    if (values[i] === 0) values[i] = 1e-99;
  }
  return values;
}

/** A random rotation, `dimensions` x `dimensions`, row-major: Gram-Schmidt over the columns of a normal matrix. */
export function rotation(dimensions: number, seed: number): Float64Array {
  const n = dimensions;
  const columns = normals(n * n, seed); // one after another, so that the loops below walk through memory in order
  for (let column = 0; column < n; column++) {
    const own = columns.subarray(column * n, (column + 1) * n);
    for (let before = 0; before < column; before++) {
      const earlier = columns.subarray(before * n, (before + 1) * n);
      let product = 0;
      for (let row = 0; row < n; row++) product += own[row] * earlier[row];
      for (let row = 0; row < n; row++) own[row] -= product * earlier[row];
    }
    let norm = 0;
    for (let row = 0; row < n; row++) norm += own[row] ** 2;
    norm = Math.sqrt(norm);
    for (let row = 0; row < n; row++) own[row] /= norm;
  }
  const matrix = new Float64Array(n * n);
  for (let row = 0; row < n; row++)
    for (let column = 0; column < n; column++) matrix[row * n + column] = columns[column * n + row];
  return matrix;
}

/** Location of the optimum, in [-4, 4] with four decimals, never exactly 0. */
export function optimumLocation(dimensions: number, seed: number): Float64Array {
  return uniforms(dimensions, seed).map((u) => {
    const x = (8 * Math.floor(1e4 * u)) / 1e4 - 4;
    return x === 0 ? -1e-5 : x;
  });
}

/** Value of the optimum: a ratio of normals, two decimals, within [-1000, 1000]. */
export function optimumValue(seed: number): number {
  const ratio = (100 * 100 * normals(1, seed)[0]) / normals(1, seed + 1)[0];
  return Math.min(1000, Math.max(-1000, Math.floor(ratio + 0.5) / 100));
}
