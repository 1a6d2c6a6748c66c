import { defineProblem } from './define.ts';

/** Matyas' function. */
export const matyas = defineProblem({
  name: 'matyas',
  title: 'Matyas',
  doc: 'A flat plate with a shallow minimum.',
  formula: '0.26 (x^2 + y^2) - 0.48 x y',
  modality: 'unimodal',
  bounds: [-10, 10],
  dimensions: { min: 2, max: 2 },
  optimum: () => ({ fitness: 0, solution: Float64Array.of(0, 0) }),
  objective(x, offset) {
    const a = x[offset];
    const b = x[offset + 1];
    return 0.26 * (a * a + b * b) - 0.48 * a * b;
  },
  reference: 'Matyas 1965; Jamil & Yang 2013, arXiv:1308.4008, no. 71',
});
