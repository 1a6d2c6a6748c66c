import { defineProblem } from './define.ts';

/** Levy and Montalvo's function, as usually restated. */
export const levy = defineProblem({
  name: 'levy',
  title: 'Levy',
  doc: 'Waves in every direction around a single best point at (1, ..., 1).',
  formula:
    'sin^2(pi w_1) + sum (w_i - 1)^2 (1 + 10 sin^2(pi w_i + 1)) + (w_D - 1)^2 (1 + sin^2(2 pi w_D)), w_i = 1 + (x_i - 1) / 4',
  modality: 'multimodal',
  bounds: [-10, 10],
  dimensions: { min: 1, max: 10000 },
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions).fill(1) }),
  objective(x, offset, dimensions) {
    const last = 1 + (x[offset + dimensions - 1] - 1) / 4;
    let sum = Math.sin((Math.PI * (x[offset] - 1)) / 4) ** 2;
    for (let i = offset; i < offset + dimensions - 1; i++) {
      const way = (x[i] - 1) / 4;
      sum += way * way * (1 + 10 * Math.sin(Math.PI * (way + 1) + 1) ** 2);
    }
    return sum + (last - 1) ** 2 * (1 + Math.sin(2 * Math.PI * last) ** 2);
  },
  reference: 'Levy & Montalvo 1985, doi:10.1137/0906002',
});
