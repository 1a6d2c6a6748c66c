import { defineProblem } from './define.ts';
import { squaredSinePi } from './sine-pi.ts';

/** 1 - cos(2 pi x) is computed as 2 sin^2(pi x), which does not cancel near the optimum. */
export const rastrigin = defineProblem({
  name: 'rastrigin',
  title: 'Rastrigin',
  doc: 'A bowl covered by a regular grid of local minima, about 10 per dimension.',
  formula: '10 D + sum x_i^2 - 10 cos(2 pi x_i)',
  modality: 'multimodal',
  bounds: [-5.12, 5.12],
  dimensions: { min: 1, max: 10000 },
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions) }),
  objective(x, offset, dimensions) {
    let sum = 0;
    const end = offset + dimensions;
    for (let i = offset; i < end; i++) {
      sum += x[i] * x[i] + 20 * squaredSinePi(x[i]);
    }
    return sum;
  },
  reference: 'Rastrigin 1974; Muehlenbein, Schomisch & Born 1991, doi:10.1016/S0167-8191(05)80052-3',
});
