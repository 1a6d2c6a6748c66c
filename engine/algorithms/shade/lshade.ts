/** L-SHADE. Tanabe & Fukunaga 2014, "Improving the search performance of SHADE using linear population size reduction", doi:10.1109/CEC.2014.6900380. */
import { checkPopulation, smallestPopulation } from '../automatic-population.ts';
import { defineAlgorithm, integer, number, type ParamValues } from '../define.ts';
import { linearSize, spendingOfShrinking } from './reduction.ts';
import { Shade } from './shade.ts';

const params = {
  population_size: integer(0, {
    min: 0,
    max: 100_000,
    doc: 'Candidates of the first generation; 0 means 18 x dimensions',
    recommend: '0',
  }),
  max_iterations: integer(50, {
    min: 1,
    max: 1e9,
    doc: 'Generations; the population shrinks over them, or over the evaluation budget where one is given',
  }),
  memory_size: integer(6, { min: 1, max: 1000, doc: 'Remembered means of F and CR' }),
  archive_rate: number(2.6, { min: 0, max: 100, doc: 'Archive size as a multiple of the population' }),
  p: number(0.11, { min: 0, exclusiveMin: true, max: 1, doc: 'Share of the population that counts as best' }),
} as const;

const firstPopulation = (values: ParamValues<typeof params>, dimensions: number): number =>
  values.population_size || Math.max(smallestPopulation, 18 * dimensions);

export const lshade = defineAlgorithm({
  name: 'lshade',
  aliases: ['L-SHADE', 'LSHADE'],
  title: 'L-SHADE',
  doc: 'Differential evolution that learns F and CR from its successes and shrinks its population.',
  reference: 'Tanabe & Fukunaga 2014, doi:10.1109/CEC.2014.6900380',
  params,
  check: checkPopulation,
  iterationLimit: (values) => values.max_iterations,
  evaluations: (values, dimensions) => {
    const first = firstPopulation(values, dimensions);
    return spendingOfShrinking(values.max_iterations, (progress) => linearSize(first, smallestPopulation, progress));
  },
  firstCandidates: firstPopulation,
  numbersHeld: (values, dimensions) => (2 + values.archive_rate) * firstPopulation(values, dimensions) * dimensions,
  start: (context) =>
    new Shade(
      context,
      {
        initialPopulation: firstPopulation(context.params, context.box.dimensions),
        finalPopulation: smallestPopulation,
        archiveRate: context.params.archive_rate,
        memory: { size: context.params.memory_size, F: 0.5, CR: 0.5, blend: 0, fixedLast: false },
        greediness: () => context.params.p,
        limitF: (F) => F,
        limitCR: (CR) => CR,
        pull: () => 1,
      },
      { evaluations: context.budget, iterations: context.params.max_iterations },
    ),
});
