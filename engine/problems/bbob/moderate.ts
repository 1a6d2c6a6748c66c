/** f6 to f9: low or moderate conditioning. */
import { type BbobFunction, shifted } from './define.ts';
import { optimumLocation, rotation } from './legacy-random.ts';
import { rosenbrock } from './raw.ts';
import { conditioning, multiply, oscillate, outside, product, ramp, transposeTimesConstant } from './transforms.ts';

const attractiveSector: BbobFunction = {
  number: 6,
  title: 'Attractive Sector',
  modality: 'unimodal',
  formula: 'Tosz(sum (s_i z_i)^2)^0.9, z = Q L^10 R (x - xopt), s_i = 100 where z_i xopt_i > 0, else 1',
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
        let sum = 0;
        for (let i = 0; i < dimensions; i++) sum += (solution[i] * z[i] > 0 ? 1e4 : 1) * z[i] * z[i];
        return oscillate(sum) ** 0.9;
      },
    };
  },
};

const stepEllipsoid: BbobFunction = {
  number: 7,
  title: 'Step Ellipsoidal',
  modality: 'multimodal',
  formula: '0.1 max(|zh_1| / 1e4, sum 10^(2 (i-1)/(D-1)) z_i^2) + fpen(x), zh = L^10 R (x - xopt) rounded, z = Q zh',
  build(dimensions, seed) {
    const solution = optimumLocation(dimensions, seed);
    const outer = rotation(dimensions, seed + 1_000_000);
    const inner = rotation(dimensions, seed);
    const scale = conditioning(dimensions, 10);
    const y = new Float64Array(dimensions);
    const z = new Float64Array(dimensions);
    return {
      solution,
      value(x, offset) {
        shifted(x, offset, solution, y);
        multiply(inner, y, z);
        const first = Math.abs(scale[0] * z[0]);
        for (let i = 0; i < dimensions; i++) {
          const stretched = scale[i] * z[i];
          y[i] = Math.abs(stretched) > 0.5 ? Math.floor(stretched + 0.5) : Math.floor(10 * stretched + 0.5) / 10;
        }
        multiply(outer, y, z);
        let sum = 0;
        for (let i = 0; i < dimensions; i++) sum += 100 ** ramp(i, dimensions) * z[i] * z[i];
        return 0.1 * Math.max(first * 1e-4, sum) + outside(x, offset, dimensions);
      },
    };
  },
};

/** Stretch that keeps Rosenbrock's valley inside the box in high dimensions. */
export const valleyScale = (dimensions: number): number => Math.max(1, Math.sqrt(dimensions) / 8);

const shiftedRosenbrock: BbobFunction = {
  number: 8,
  title: 'Rosenbrock',
  modality: 'multimodal',
  formula: 'sum 100 (z_i^2 - z_{i+1})^2 + (z_i - 1)^2, z = max(1, sqrt(D)/8) (x - xopt) + 1',
  build(dimensions, seed) {
    const solution = optimumLocation(dimensions, seed).map((v) => 0.75 * v);
    const scale = valleyScale(dimensions);
    const z = new Float64Array(dimensions);
    return {
      solution,
      value(x, offset) {
        shifted(x, offset, solution, z);
        for (let i = 0; i < dimensions; i++) z[i] = scale * z[i] + 1;
        return rosenbrock(z);
      },
    };
  },
};

const rotatedRosenbrock: BbobFunction = {
  number: 9,
  title: 'Rosenbrock, rotated',
  modality: 'multimodal',
  formula: 'sum 100 (z_i^2 - z_{i+1})^2 + (z_i - 1)^2, z = max(1, sqrt(D)/8) R x + 1/2',
  build(dimensions, seed) {
    const scale = valleyScale(dimensions);
    const turn = rotation(dimensions, seed);
    const solution = transposeTimesConstant(turn, dimensions, 0.5 / scale);
    const matrix = turn.map((v) => v * scale);
    const y = new Float64Array(dimensions);
    const z = new Float64Array(dimensions);
    return {
      solution,
      value(x, offset) {
        for (let i = 0; i < dimensions; i++) y[i] = x[offset + i];
        multiply(matrix, y, z);
        for (let i = 0; i < dimensions; i++) z[i] += 0.5;
        return rosenbrock(z);
      },
    };
  },
};

export const moderate: readonly BbobFunction[] = [attractiveSector, stepEllipsoid, shiftedRosenbrock, rotatedRosenbrock];
