import { defineProblem } from './define.ts';

/** Also called the axis-parallel hyper-ellipsoid. */
export const sumSquares = defineProblem({
  name: 'sum_squares',
  title: 'Sum of Squares',
  doc: 'An axis-parallel ellipsoid with moderate conditioning.',
  formula: 'sum i x_i^2',
  modality: 'unimodal',
  bounds: [-10, 10],
  dimensions: { min: 1, max: 10000 },
  growsFromZero: true,
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions) }),
  objective(x, offset, dimensions) {
    let sum = 0;
    for (let i = 0; i < dimensions; i++) sum += (i + 1) * x[offset + i] * x[offset + i];
    return sum;
  },
  reference: 'Jamil & Yang 2013, arXiv:1308.4008, no. 143',
});
