import { defineProblem } from './define.ts';

/** One of the four optima is given. */
export const himmelblau = defineProblem({
  name: 'himmelblau',
  title: 'Himmelblau',
  doc: 'Four equally good minima.',
  formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  modality: 'multimodal',
  bounds: [-5, 5],
  dimensions: { min: 2, max: 2 },
  optimum: () => ({ fitness: 0, solution: Float64Array.of(3, 2) }),
  objective(x, offset) {
    const a = x[offset];
    const b = x[offset + 1];
    return (a * a + b - 11) ** 2 + (a + b * b - 7) ** 2;
  },
  reference: 'Himmelblau 1972',
});
