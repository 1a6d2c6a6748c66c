import { defineProblem } from './define.ts';

/** Alpine no. 1. */
export const alpine = defineProblem({
  name: 'alpine',
  title: 'Alpine 1',
  doc: 'A landscape of absolute values: sharp valleys, no derivative at the optimum.',
  formula: 'sum |x_i sin(x_i) + 0.1 x_i|',
  modality: 'multimodal',
  bounds: [-10, 10],
  dimensions: { min: 1, max: 10000 },
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions) }),
  objective(x, offset, dimensions) {
    let sum = 0;
    const end = offset + dimensions;
    for (let i = offset; i < end; i++) {
      sum += Math.abs(x[i] * Math.sin(x[i]) + 0.1 * x[i]);
    }
    return sum;
  },
  reference: 'Jamil & Yang 2013, arXiv:1308.4008, no. 6',
});
