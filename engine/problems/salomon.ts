import { defineProblem } from './define.ts';
import { squaredSinePi } from './sine-pi.ts';

/** Salomon's function. */
export const salomon = defineProblem({
  name: 'salomon',
  title: 'Salomon',
  doc: 'Rings of hills around the optimum.',
  formula: '1 - cos(2 pi |x|) + 0.1 |x|',
  modality: 'multimodal',
  bounds: [-100, 100],
  dimensions: { min: 1, max: 10000 },
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions) }),
  objective(x, offset, dimensions) {
    let squares = 0;
    for (let i = offset; i < offset + dimensions; i++) squares += x[i] * x[i];
    const radius = Math.sqrt(squares);
    return 2 * squaredSinePi(radius) + 0.1 * radius;
  },
  reference: 'Salomon 1996, doi:10.1016/0303-2647(96)01621-8',
});
