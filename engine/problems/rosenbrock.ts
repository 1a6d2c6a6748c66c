import { defineProblem } from './define.ts';

/** Unimodal in two and three dimensions, with a second minimum from four on. */
export const rosenbrock = defineProblem({
  name: 'rosenbrock',
  title: 'Rosenbrock',
  doc: 'A long bent valley: finding it is easy, following it is hard.',
  formula: 'sum_{i<D} 100 (x_{i+1} - x_i^2)^2 + (1 - x_i)^2',
  modality: 'multimodal',
  bounds: [-5, 10],
  dimensions: { min: 2, max: 10000 },
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions).fill(1) }),
  objective(x, offset, dimensions) {
    let sum = 0;
    const last = offset + dimensions - 1;
    for (let i = offset; i < last; i++) {
      const bend = x[i + 1] - x[i] * x[i];
      const way = 1 - x[i];
      sum += 100 * bend * bend + way * way;
    }
    return sum;
  },
  reference: 'Rosenbrock 1960, doi:10.1093/comjnl/3.3.175',
});
