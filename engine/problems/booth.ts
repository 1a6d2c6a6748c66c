import { defineProblem } from './define.ts';

/** Booth's function. */
export const booth = defineProblem({
  name: 'booth',
  title: 'Booth',
  doc: 'A tilted bowl in two dimensions.',
  formula: '(x + 2 y - 7)^2 + (2 x + y - 5)^2',
  modality: 'unimodal',
  bounds: [-10, 10],
  dimensions: { min: 2, max: 2 },
  optimum: () => ({ fitness: 0, solution: Float64Array.of(1, 3) }),
  objective(x, offset) {
    const a = x[offset];
    const b = x[offset + 1];
    return (a + 2 * b - 7) ** 2 + (2 * a + b - 5) ** 2;
  },
  reference: 'Jamil & Yang 2013, arXiv:1308.4008, no. 17',
});
