import { defineProblem } from './define.ts';

/** Deceptive: local minima pull away from the best corner. */
export const schwefel = defineProblem({
  name: 'schwefel',
  title: 'Schwefel 2.26',
  doc: 'The best point lies near a corner, far from the second best.',
  formula: '418.9828872724339 D - sum x_i sin(sqrt|x_i|)',
  modality: 'multimodal',
  bounds: [-500, 500],
  dimensions: { min: 1, max: 10000 },
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions).fill(420.968746359982) }),
  objective(x, offset, dimensions) {
    let sum = 0;
    const end = offset + dimensions;
    for (let i = offset; i < end; i++) {
      sum += 418.9828872724339 - x[i] * Math.sin(Math.sqrt(Math.abs(x[i])));
    }
    return sum;
  },
  reference: 'Schwefel 1981, no. 2.26',
});
