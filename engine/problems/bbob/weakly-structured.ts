/** f20, f23 and f24: multimodal with a weak global structure. Gallagher's peaks (f21, f22) have their own file. */
import { type BbobFunction, shifted } from './define.ts';
import { normals, optimumLocation, rotation, uniforms } from './legacy-random.ts';
import { katsuura, schwefel } from './raw.ts';
import { conditioning, multiply, outside, product } from './transforms.ts';

const schwefelXSin: BbobFunction = {
  number: 20,
  title: 'Schwefel x sin(x)',
  modality: 'multimodal',
  formula: '-1/(100 D) sum z_i sin(sqrt|z_i|) + 4.189828872724339 + 100 fpen(z/100)',
  build(dimensions, seed) {
    const signs = uniforms(dimensions, seed).map((u) => (u < 0.5 ? -1 : 1));
    const distance = 4.2096874637 / 2;
    const solution = signs.map((sign) => sign * distance);
    const scale = conditioning(dimensions, 10);
    const z = new Float64Array(dimensions);
    return {
      solution,
      value(x, offset) {
        let before = 0;
        for (let i = 0; i < dimensions; i++) {
          const mirrored = 2 * signs[i] * x[offset + i];
          const leaning = i === 0 ? mirrored : mirrored + 0.25 * (before - 2 * distance);
          before = mirrored;
          z[i] = 100 * (scale[i] * (leaning - 2 * distance) + 2 * distance);
        }
        return schwefel(z);
      },
    };
  },
};

const rotatedKatsuura: BbobFunction = {
  number: 23,
  title: 'Katsuura',
  modality: 'multimodal',
  formula: '10/D^2 prod (1 + i sum_j |2^j z_i - [2^j z_i]| / 2^j)^(10/D^1.2) - 10/D^2 + fpen(x), z = Q L^100 R (x - xopt)',
  build(dimensions, seed) {
    const solution = optimumLocation(dimensions, seed);
    const matrix = product(rotation(dimensions, seed + 1_000_000), conditioning(dimensions, 100), rotation(dimensions, seed));
    const y = new Float64Array(dimensions);
    const z = new Float64Array(dimensions);
    return {
      solution,
      value(x, offset) {
        shifted(x, offset, solution, y);
        multiply(matrix, y, z);
        return katsuura(z) + outside(x, offset, dimensions);
      },
    };
  },
};

const lunacek: BbobFunction = {
  number: 24,
  title: 'Lunacek bi-Rastrigin',
  modality: 'multimodal',
  formula:
    'min(sum (xh_i - mu0)^2, D + s sum (xh_i - mu1)^2) + 10 (D - sum cos(2 pi z_i)) + 1e4 fpen(x), z = Q L^100 R (xh - mu0)',
  build(dimensions, seed) {
    const mu0 = 2.5;
    const s = 1 - 0.5 / (Math.sqrt(dimensions + 20) - 4.1);
    const mu1 = -Math.sqrt((mu0 * mu0 - 1) / s);
    const solution = normals(dimensions, seed).map((g) => (g < 0 ? -mu0 / 2 : mu0 / 2));
    const matrix = product(rotation(dimensions, seed + 1_000_000), conditioning(dimensions, 100), rotation(dimensions, seed));
    const y = new Float64Array(dimensions);
    const z = new Float64Array(dimensions);
    return {
      solution,
      value(x, offset) {
        let near = 0;
        let far = 0;
        for (let i = 0; i < dimensions; i++) {
          const mirrored = 2 * Math.sign(solution[i]) * x[offset + i];
          near += (mirrored - mu0) ** 2;
          far += (mirrored - mu1) ** 2;
          y[i] = mirrored - mu0;
        }
        multiply(matrix, y, z);
        let cosines = 0;
        for (let i = 0; i < dimensions; i++) cosines += Math.cos(2 * Math.PI * z[i]);
        return Math.min(near, dimensions + s * far) + 10 * (dimensions - cosines) + 1e4 * outside(x, offset, dimensions);
      },
    };
  },
};

export const weaklyStructured: readonly BbobFunction[] = [schwefelXSin, rotatedKatsuura, lunacek];
