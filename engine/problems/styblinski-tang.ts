import { defineProblem } from './define.ts';
import { leastOf } from './least-of.ts';

/** Both minima of a term, the deeper one first: two of the three roots of 4 x^3 - 32 x + 5; between them lies a maximum. */
const wells = [-2.9035340277711, 2.7468027709908] as const;

/** The optimum solves 4 x^3 - 32 x + 5 = 0. */
export const styblinskiTang = defineProblem({
  name: 'styblinski_tang',
  title: 'Styblinski-Tang',
  doc: 'Every coordinate chooses between two wells of different depth.',
  formula: 'sum (x_i^4 - 16 x_i^2 + 5 x_i) / 2',
  modality: 'multimodal',
  bounds: [-5, 5],
  dimensions: { min: 1, max: 10000 },
  leastIn: (lower, upper) => leastOf(wells, lower, upper, (x) => x ** 4 - 16 * x ** 2 + 5 * x),
  optimum: (dimensions) => ({
    fitness: -39.16616570377142 * dimensions,
    solution: new Float64Array(dimensions).fill(wells[0]),
  }),
  objective(x, offset, dimensions) {
    let sum = 0;
    const end = offset + dimensions;
    for (let i = offset; i < end; i++) {
      const square = x[i] * x[i];
      sum += square * square - 16 * square + 5 * x[i];
    }
    return sum / 2;
  },
  reference: 'Styblinski & Tang 1990, doi:10.1016/0893-6080(90)90029-K',
});
