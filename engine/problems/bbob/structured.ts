/** f15 to f19: multimodal with a global structure. */
import { type BbobFunction, type Shape, shifted } from './define.ts';
import { optimumLocation, rotation } from './legacy-random.ts';
import { valleyScale } from './moderate.ts';
import { griewankRosenbrock, rastrigin, schaffersF7, weierstrass } from './raw.ts';
import { conditioning, multiply, oscillateAll, outside, product, skew, transposeTimesConstant } from './transforms.ts';

/** raw(matrix bend(R (x - xopt))) + penalty fpen(x). */
function bentBetweenRotations(
  dimensions: number,
  seed: number,
  parts: { matrix: Float64Array; bend: (y: Float64Array) => void; raw: (z: Float64Array) => number; penalty: number },
): Shape {
  const { matrix, bend, raw, penalty } = parts;
  const solution = optimumLocation(dimensions, seed);
  const turn = rotation(dimensions, seed + 1_000_000);
  const y = new Float64Array(dimensions);
  const z = new Float64Array(dimensions);
  return {
    solution,
    value(x, offset) {
      shifted(x, offset, solution, z);
      multiply(turn, z, y);
      bend(y);
      multiply(matrix, y, z);
      return raw(z) + penalty * outside(x, offset, dimensions);
    },
  };
}

const between = (dimensions: number, seed: number, alpha: number): Float64Array =>
  product(rotation(dimensions, seed + 1_000_000), conditioning(dimensions, alpha), rotation(dimensions, seed));

const rotatedRastrigin: BbobFunction = {
  number: 15,
  title: 'Rastrigin, rotated',
  modality: 'multimodal',
  formula: '10 (D - sum cos(2 pi z_i)) + |z|^2, z = R L^10 Q Tasy^0.2(Tosz(R (x - xopt)))',
  build: (dimensions, seed) =>
    bentBetweenRotations(dimensions, seed, {
      matrix: between(dimensions, seed, 10),
      bend(y) {
        oscillateAll(y);
        skew(y, 0.2);
      },
      raw: rastrigin,
      penalty: 0,
    }),
};

const rotatedWeierstrass: BbobFunction = {
  number: 16,
  title: 'Weierstrass',
  modality: 'multimodal',
  formula: '10 (1/D sum_i sum_k 2^-k cos(2 pi 3^k (z_i + 1/2)) - f0)^3 + 10/D fpen(x), z = R L^(1/100) Q Tosz(R (x - xopt))',
  build: (dimensions, seed) =>
    bentBetweenRotations(dimensions, seed, {
      matrix: between(dimensions, seed, 1 / 100),
      bend: oscillateAll,
      raw: weierstrass,
      penalty: 10 / dimensions,
    }),
};

function schaffers(dimensions: number, seed: number, alpha: number): Shape {
  const scale = conditioning(dimensions, alpha);
  const matrix = rotation(dimensions, seed).map((v, at) => v * scale[Math.floor(at / dimensions)]);
  return bentBetweenRotations(dimensions, seed, { matrix, bend: (y) => skew(y, 0.5), raw: schaffersF7, penalty: 10 });
}

const schaffersFormula = '(1/(D-1) sum sqrt(s_i) (1 + sin^2(50 s_i^0.2)))^2 + 10 fpen(x), s_i = sqrt(z_i^2 + z_{i+1}^2)';

const mildSchaffers: BbobFunction = {
  number: 17,
  title: 'Schaffers F7',
  modality: 'multimodal',
  formula: `${schaffersFormula}, z = L^10 Q Tasy^0.5(R (x - xopt))`,
  build: (dimensions, seed) => schaffers(dimensions, seed, 10),
};

const steepSchaffers: BbobFunction = {
  number: 18,
  title: 'Schaffers F7, ill-conditioned',
  modality: 'multimodal',
  formula: `${schaffersFormula}, z = L^1000 Q Tasy^0.5(R (x - xopt))`,
  seedNumber: 17,
  build: (dimensions, seed) => schaffers(dimensions, seed, 1000),
};

const compositeGriewank: BbobFunction = {
  number: 19,
  title: 'Composite Griewank-Rosenbrock F8F2',
  modality: 'multimodal',
  formula: '10/(D-1) sum (s_i/4000 - cos s_i) + 10, s_i Rosenbrock terms of z = max(1, sqrt(D)/8) R x + 1/2',
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
        return griewankRosenbrock(z);
      },
    };
  },
};

export const structured: readonly BbobFunction[] = [
  rotatedRastrigin,
  rotatedWeierstrass,
  mildSchaffers,
  steepSchaffers,
  compositeGriewank,
];
