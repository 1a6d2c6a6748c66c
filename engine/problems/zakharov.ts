import { defineProblem } from './define.ts';

/** Zakharov's function. */
export const zakharov = defineProblem({
  name: 'zakharov',
  title: 'Zakharov',
  doc: 'A plate-shaped valley with one minimum.',
  formula: 's1 + s2^2 + s2^4, s1 = sum x_i^2, s2 = sum i x_i / 2',
  modality: 'unimodal',
  bounds: [-5, 10],
  dimensions: { min: 1, max: 10000 },
  optimum: (dimensions) => ({ fitness: 0, solution: new Float64Array(dimensions) }),
  objective(x, offset, dimensions) {
    let squares = 0;
    let slope = 0;
    for (let i = 0; i < dimensions; i++) {
      const v = x[offset + i];
      squares += v * v;
      slope += 0.5 * (i + 1) * v;
    }
    return squares + slope ** 2 + slope ** 4;
  },
  reference: 'Jamil & Yang 2013, arXiv:1308.4008, no. 173',
});
