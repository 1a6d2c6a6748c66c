import { defineProblem } from './define.ts';

/** Beale's function. */
export const beale = defineProblem({
  name: 'beale',
  title: 'Beale',
  doc: 'Sharp peaks at the corners, a flat curved valley inside.',
  formula: '(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2',
  modality: 'unimodal',
  bounds: [-4.5, 4.5],
  dimensions: { min: 2, max: 2 },
  optimum: () => ({ fitness: 0, solution: Float64Array.of(3, 0.5) }),
  objective(x, offset) {
    const a = x[offset];
    const b = x[offset + 1];
    return (1.5 - a + a * b) ** 2 + (2.25 - a + a * b * b) ** 2 + (2.625 - a + a * b ** 3) ** 2;
  },
  reference: 'Beale 1958; Jamil & Yang 2013, arXiv:1308.4008, no. 10',
});
