import { defineProblem } from './define.ts';

/** Two mirrored optima; the positive one is given. */
export const dixonPrice = defineProblem({
  name: 'dixon_price',
  title: 'Dixon-Price',
  doc: 'A chain of coordinates, each tied to the one before.',
  formula: '(x_1 - 1)^2 + sum_{i>1} i (2 x_i^2 - x_{i-1})^2',
  modality: 'unimodal',
  bounds: [-10, 10],
  dimensions: { min: 1, max: 10000 },
  optimum: (dimensions) => ({
    fitness: 0,
    solution: Float64Array.from({ length: dimensions }, (_, i) => 2 ** (2 ** -i - 1)),
  }),
  objective(x, offset, dimensions) {
    let sum = (x[offset] - 1) ** 2;
    for (let i = 1; i < dimensions; i++) sum += (i + 1) * (2 * x[offset + i] ** 2 - x[offset + i - 1]) ** 2;
    return sum;
  },
  reference: 'Dixon & Price 1989, doi:10.1007/BF00939541',
});
