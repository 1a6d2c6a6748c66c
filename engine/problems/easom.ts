import { defineProblem } from './define.ts';

/** Easom's function. */
export const easom = defineProblem({
  name: 'easom',
  title: 'Easom',
  doc: 'A needle in a plain: flat everywhere but near (pi, pi).',
  formula: '-cos x cos y exp(-((x - pi)^2 + (y - pi)^2))',
  modality: 'multimodal',
  bounds: [-100, 100],
  dimensions: { min: 2, max: 2 },
  optimum: () => ({ fitness: -1, solution: Float64Array.of(Math.PI, Math.PI) }),
  objective(x, offset) {
    const a = x[offset];
    const b = x[offset + 1];
    return -Math.cos(a) * Math.cos(b) * Math.exp(-((a - Math.PI) ** 2) - (b - Math.PI) ** 2);
  },
  reference: 'Easom 1990; Jamil & Yang 2013, arXiv:1308.4008, no. 50',
});
