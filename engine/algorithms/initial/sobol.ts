/**
 * The Sobol sequence in Gray-code order. Antonov & Saleev 1979, doi:10.1016/0041-5553(79)90085-5; direction numbers: Joe & Kuo
 * 2008, doi:10.1137/070709359 (new-joe-kuo-6.21201). A digital shift drawn from the run's generator makes every seed another
 * sequence with the same uniformity.
 */
import type { Random } from '../../random/random.ts';
import type { Box } from '../define.ts';
import table from './sobol-directions.json' with { type: 'json' };

/** Dimensions for which there are direction numbers. */
export const maxSobolDimensions = 1000;

const bits = 32;

/** Points of the sequence one after another, from the one of index 0. */
export class SobolSequence {
  private readonly box: Box;
  /** One row of 32 direction integers per dimension. */
  private readonly directions: Uint32Array;
  private readonly point: Uint32Array;
  private index = 0;

  /**
   * @param shift true to start at a random digital shift, false for the plain sequence
   * @throws RangeError beyond {@link maxSobolDimensions}
   */
  constructor(box: Box, random: Random, shift = true) {
    if (box.dimensions > maxSobolDimensions)
      throw new RangeError(`Expected at most ${maxSobolDimensions} dimensions for a Sobol sequence, got ${box.dimensions}.`);
    this.box = box;
    this.directions = directionsOf(box.dimensions);
    this.point = new Uint32Array(box.dimensions);
    if (shift) for (let i = 0; i < box.dimensions; i++) this.point[i] = random.below(2 ** bits);
  }

  /** Writes the next points into `out`, n x dimensions. */
  fill(out: Float64Array): void {
    const { box, point, directions } = this;
    const { dimensions: n, lower, upper } = box;
    for (let row = 0; row < out.length; row += n) {
      for (let i = 0; i < n; i++) out[row + i] = lower[i] + point[i] * 2 ** -bits * (upper[i] - lower[i]);
      const rightmostZero = 31 - Math.clz32(~this.index & (this.index + 1));
      this.index = (this.index + 1) >>> 0;
      for (let i = 0; i < n; i++) point[i] ^= directions[i * bits + Math.max(0, rightmostZero)];
    }
  }

  /** Plain JSON. */
  state(): { index: number; point: number[] } {
    return { index: this.index, point: [...this.point] };
  }

  restore(state: { index: number; point: number[] }): void {
    this.index = state.index;
    this.point.set(state.point);
  }
}

/** Direction integers of the first dimensions, the recurrence of Joe & Kuo, eq. 2. */
function directionsOf(dimensions: number): Uint32Array {
  const directions = new Uint32Array(dimensions * bits);
  const rows = table.directions.split(';', dimensions - 1);
  for (let k = 0; k < bits; k++) directions[k] = 2 ** (bits - 1 - k);
  rows.forEach((row, dimension) => {
    const [polynomial, ...initial] = row.split(' ').map(Number);
    const own = directions.subarray((dimension + 1) * bits, (dimension + 2) * bits);
    const degree = initial.length;
    for (let k = 0; k < Math.min(degree, bits); k++) own[k] = initial[k] * 2 ** (bits - 1 - k);
    for (let k = degree; k < bits; k++) {
      own[k] = own[k - degree] ^ (own[k - degree] >>> degree);
      for (let j = 1; j < degree; j++) if ((polynomial >>> (degree - j)) & 1) own[k] ^= own[k - j];
    }
  });
  return directions;
}
