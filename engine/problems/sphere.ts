import { defineProblem } from './define.ts';

/** The simplest convex test function. */
export const sphere = defineProblem({
  name: 'sphere',
  title: 'Sphere',
  doc: 'The sum of squares: smooth, separable, the easiest there is.',
  formula: 'sum x_i^2',
  modality: 'unimodal',
  bounds: [-5.12, 5.12],
  dimensions: { min: 1, max: 10000 },
  growsFromZero: true,
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions) }),
  objective(x, offset, dimensions) {
    let sum = 0;
    const end = offset + dimensions;
    for (let i = offset; i < end; i++) {
      sum += x[i] * x[i];
    }
    return sum;
  },
  reference: 'Rechenberg 1973; De Jong 1975, F1',
});
