import { defineProblem } from './define.ts';

/** Griewank's function. */
export const griewank = defineProblem({
  name: 'griewank',
  title: 'Griewank',
  doc: 'A wide bowl with thousands of regular minima that flatten out in high dimensions.',
  formula: '1 + sum x_i^2 / 4000 - prod cos(x_i / sqrt(i))',
  modality: 'multimodal',
  bounds: [-600, 600],
  dimensions: { min: 1, max: 10000 },
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions) }),
  objective(x, offset, dimensions) {
    let sum = 0;
    let product = 1;
    for (let i = 0; i < dimensions; i++) {
      const v = x[offset + i];
      sum += v * v;
      product *= Math.cos(v / Math.sqrt(i + 1));
    }
    return sum / 4000 - product + 1;
  },
  reference: 'Griewank 1981, doi:10.1007/BF00933356',
});
