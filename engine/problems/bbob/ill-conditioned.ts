/** f10 to f14: unimodal with high conditioning. All but f12 and f13 are a raw function of Tosz(R (x - xopt)). */
import { type BbobFunction, type Shape, shifted } from './define.ts';
import { optimumLocation, rotation } from './legacy-random.ts';
import { bentCigar, differentPowers, discus, ellipsoid, sharpRidge } from './raw.ts';
import { conditioning, multiply, oscillateAll, product, skew } from './transforms.ts';

function rotated(dimensions: number, seed: number, raw: (z: Float64Array) => number, bend: (z: Float64Array) => void): Shape {
  const solution = optimumLocation(dimensions, seed);
  const turn = rotation(dimensions, seed + 1_000_000);
  const y = new Float64Array(dimensions);
  const z = new Float64Array(dimensions);
  return {
    solution,
    value(x, offset) {
      shifted(x, offset, solution, y);
      multiply(turn, y, z);
      bend(z);
      return raw(z);
    },
  };
}

const straight = (): void => undefined;

const rotatedEllipsoid: BbobFunction = {
  number: 10,
  title: 'Ellipsoidal, rotated',
  modality: 'unimodal',
  formula: 'sum 10^(6 (i-1)/(D-1)) z_i^2, z = Tosz(R (x - xopt))',
  build: (dimensions, seed) => rotated(dimensions, seed, ellipsoid, oscillateAll),
};

const rotatedDiscus: BbobFunction = {
  number: 11,
  title: 'Discus',
  modality: 'unimodal',
  formula: '1e6 z_1^2 + sum_{i>1} z_i^2, z = Tosz(R (x - xopt))',
  build: (dimensions, seed) => rotated(dimensions, seed, discus, oscillateAll),
};

const cigar: BbobFunction = {
  number: 12,
  title: 'Bent Cigar',
  modality: 'unimodal',
  formula: 'z_1^2 + 1e6 sum_{i>1} z_i^2, z = R Tasy^0.5(R (x - xopt))',
  build(dimensions, seed) {
    const solution = optimumLocation(dimensions, seed + 1_000_000);
    const turn = rotation(dimensions, seed + 1_000_000);
    const y = new Float64Array(dimensions);
    const z = new Float64Array(dimensions);
    return {
      solution,
      value(x, offset) {
        shifted(x, offset, solution, z);
        multiply(turn, z, y);
        skew(y, 0.5);
        multiply(turn, y, z);
        return bentCigar(z);
      },
    };
  },
};

const ridge: BbobFunction = {
  number: 13,
  title: 'Sharp Ridge',
  modality: 'unimodal',
  formula: 'z_1^2 + 100 sqrt(sum_{i>1} z_i^2), z = Q L^10 R (x - xopt)',
  build(dimensions, seed) {
    const solution = optimumLocation(dimensions, seed);
    const matrix = product(rotation(dimensions, seed + 1_000_000), conditioning(dimensions, 10), rotation(dimensions, seed));
    const y = new Float64Array(dimensions);
    const z = new Float64Array(dimensions);
    return {
      solution,
      value(x, offset) {
        shifted(x, offset, solution, y);
        multiply(matrix, y, z);
        return sharpRidge(z);
      },
    };
  },
};

const powers: BbobFunction = {
  number: 14,
  title: 'Different Powers',
  modality: 'unimodal',
  formula: 'sqrt(sum |z_i|^(2 + 4 (i-1)/(D-1))), z = R (x - xopt)',
  build: (dimensions, seed) => rotated(dimensions, seed, differentPowers, straight),
};

export const illConditioned: readonly BbobFunction[] = [rotatedEllipsoid, rotatedDiscus, cigar, ridge, powers];
