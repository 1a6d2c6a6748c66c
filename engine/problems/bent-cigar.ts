import { defineProblem } from './define.ts';

/** Here without the bend that benchmark suites add. */
export const bentCigar = defineProblem({
  name: 'bent_cigar',
  title: 'Bent Cigar',
  doc: 'One easy direction, a million times harder in all others.',
  formula: 'x_1^2 + 1e6 sum_{i>1} x_i^2',
  modality: 'unimodal',
  bounds: [-100, 100],
  dimensions: { min: 2, max: 10000 },
  growsFromZero: true,
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions) }),
  objective(x, offset, dimensions) {
    let rest = 0;
    for (let i = offset + 1; i < offset + dimensions; i++) rest += x[i] * x[i];
    return x[offset] * x[offset] + 1e6 * rest;
  },
  reference: 'Hansen & Ostermeier 2001, doi:10.1162/106365601750190398',
});
