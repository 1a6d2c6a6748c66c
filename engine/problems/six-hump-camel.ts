import { defineProblem } from './define.ts';

/** One of the two optima is given. */
export const sixHumpCamel = defineProblem({
  name: 'six_hump_camel',
  title: 'Six-Hump Camel',
  doc: 'Six minima in two dimensions, two of them best.',
  formula: '(4 - 2.1 x^2 + x^4 / 3) x^2 + x y + (-4 + 4 y^2) y^2',
  modality: 'multimodal',
  bounds: [-3, 3],
  dimensions: { min: 2, max: 2 },
  optimum: () => ({ fitness: -1.031628453489877, solution: Float64Array.of(0.08984201368301331, -0.7126564032704135) }),
  objective(x, offset) {
    const a = x[offset];
    const b = x[offset + 1];
    return (4 - 2.1 * a * a + a ** 4 / 3) * a * a + a * b + (-4 + 4 * b * b) * b * b;
  },
  reference: 'Dixon & Szegoe 1978',
});
