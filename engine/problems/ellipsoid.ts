import { defineProblem } from './define.ts';

/** High conditioning, separable. */
export const ellipsoid = defineProblem({
  name: 'ellipsoid',
  title: 'Ellipsoid',
  doc: 'A bowl a million times steeper along its last axis than along its first.',
  formula: 'sum 10^(6 (i-1)/(D-1)) x_i^2',
  modality: 'unimodal',
  bounds: [-5, 5],
  dimensions: { min: 2, max: 10000 },
  growsFromZero: true,
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions) }),
  objective(x, offset, dimensions) {
    let sum = 0;
    for (let i = 0; i < dimensions; i++) sum += 10 ** ((6 * i) / (dimensions - 1)) * x[offset + i] * x[offset + i];
    return sum;
  },
  reference: 'Hansen & Ostermeier 2001, doi:10.1162/106365601750190398',
});
