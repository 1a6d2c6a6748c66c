import { defineProblem } from './define.ts';
import { squaredSinePi } from './sine-pi.ts';

/** Both exponentials are written with expm1, so that the value at the optimum is exactly 0. */
export const ackley = defineProblem({
  name: 'ackley',
  title: 'Ackley',
  doc: 'A nearly flat plain of small bumps with one deep hole in the middle.',
  formula: '-20 exp(-0.2 sqrt(mean x_i^2)) - exp(mean cos(2 pi x_i)) + 20 + e',
  modality: 'multimodal',
  bounds: [-32.768, 32.768],
  dimensions: { min: 1, max: 10000 },
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions) }),
  objective(x, offset, dimensions) {
    let squares = 0;
    let sines = 0;
    const end = offset + dimensions;
    for (let i = offset; i < end; i++) {
      squares += x[i] * x[i];
      sines += squaredSinePi(x[i]);
    }
    return -20 * Math.expm1(-0.2 * Math.sqrt(squares / dimensions)) - Math.E * Math.expm1((-2 * sines) / dimensions);
  },
  reference: 'Ackley 1987; Baeck 1996',
});
