/** f1 to f5: separable. */
import { type BbobFunction, shifted } from './define.ts';
import { optimumLocation } from './legacy-random.ts';
import { ellipsoid, rastrigin, sumOfSquares } from './raw.ts';
import { conditioning, oscillateAll, outside, ramp, skew } from './transforms.ts';

const sphere: BbobFunction = {
  number: 1,
  title: 'Sphere',
  modality: 'unimodal',
  formula: 'sum z_i^2, z = x - xopt',
  build(dimensions, seed) {
    const solution = optimumLocation(dimensions, seed);
    const z = new Float64Array(dimensions);
    return {
      solution,
      value(x, offset) {
        shifted(x, offset, solution, z);
        return sumOfSquares(z);
      },
    };
  },
};

const separableEllipsoid: BbobFunction = {
  number: 2,
  title: 'Ellipsoidal',
  modality: 'unimodal',
  formula: 'sum 10^(6 (i-1)/(D-1)) z_i^2, z = Tosz(x - xopt)',
  build(dimensions, seed) {
    const solution = optimumLocation(dimensions, seed);
    const z = new Float64Array(dimensions);
    return {
      solution,
      value(x, offset) {
        shifted(x, offset, solution, z);
        oscillateAll(z);
        return ellipsoid(z);
      },
    };
  },
};

const separableRastrigin: BbobFunction = {
  number: 3,
  title: 'Rastrigin',
  modality: 'multimodal',
  formula: '10 (D - sum cos(2 pi z_i)) + |z|^2, z = L^10 Tasy^0.2(Tosz(x - xopt))',
  build(dimensions, seed) {
    const solution = optimumLocation(dimensions, seed);
    const scale = conditioning(dimensions, 10);
    const z = new Float64Array(dimensions);
    return {
      solution,
      value(x, offset) {
        shifted(x, offset, solution, z);
        oscillateAll(z);
        skew(z, 0.2);
        for (let i = 0; i < dimensions; i++) z[i] *= scale[i];
        return rastrigin(z);
      },
    };
  },
};

const buecheRastrigin: BbobFunction = {
  number: 4,
  title: 'Bueche-Rastrigin',
  modality: 'multimodal',
  formula: '10 (D - sum cos(2 pi z_i)) + |z|^2 + 100 fpen(x), z_i = s_i Tosz(x_i - xopt_i)',
  seedNumber: 3,
  build(dimensions, seed) {
    const solution = optimumLocation(dimensions, seed);
    for (let i = 0; i < dimensions; i += 2) solution[i] = Math.abs(solution[i]);
    const scale = conditioning(dimensions, 10);
    const z = new Float64Array(dimensions);
    return {
      solution,
      value(x, offset) {
        shifted(x, offset, solution, z);
        oscillateAll(z);
        for (let i = 0; i < dimensions; i++) z[i] *= i % 2 === 0 && z[i] > 0 ? 10 * scale[i] : scale[i];
        return rastrigin(z) + 100 * outside(x, offset, dimensions);
      },
    };
  },
};

const linearSlope: BbobFunction = {
  number: 5,
  title: 'Linear Slope',
  modality: 'unimodal',
  formula: 'sum 5 |s_i| - s_i z_i, s_i = sign(xopt_i) 10^((i-1)/(D-1))',
  build(dimensions, seed) {
    const solution = optimumLocation(dimensions, seed).map((v) => (v < 0 ? -5 : 5));
    const slope = solution.map((v, i) => Math.sign(v) * 10 ** ramp(i, dimensions));
    return {
      solution,
      value(x, offset) {
        let sum = 0;
        for (let i = 0; i < dimensions; i++) {
          const reached = x[offset + i] * solution[i] < 25 ? x[offset + i] : solution[i];
          sum += 5 * Math.abs(slope[i]) - slope[i] * reached;
        }
        return sum;
      },
    };
  },
};

export const separable: readonly BbobFunction[] = [sphere, separableEllipsoid, separableRastrigin, buecheRastrigin, linearSlope];
