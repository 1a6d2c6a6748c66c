import { defineProblem } from './define.ts';

/** Normalized, as in the benchmark suites. */
export const schafferF7 = defineProblem({
  name: 'schaffer_f7',
  title: 'Schaffer F7',
  doc: 'Concentric ripples that grow steeper towards the optimum.',
  formula: '(mean of sqrt(s_i) (1 + sin^2(50 s_i^0.2)))^2, s_i = sqrt(x_i^2 + x_{i+1}^2)',
  modality: 'multimodal',
  bounds: [-100, 100],
  dimensions: { min: 2, max: 10000 },
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions) }),
  objective(x, offset, dimensions) {
    let sum = 0;
    for (let i = offset; i < offset + dimensions - 1; i++) {
      const radius = Math.sqrt(x[i] * x[i] + x[i + 1] * x[i + 1]);
      sum += Math.sqrt(radius) * (1 + Math.sin(50 * radius ** 0.2) ** 2);
    }
    return (sum / (dimensions - 1)) ** 2;
  },
  reference: 'Schaffer, Caruana, Eshelman & Das 1989',
});
