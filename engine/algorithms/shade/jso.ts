/** jSO. Brest, Maucec & Boskovic 2017, "Single objective real-parameter optimization: algorithm jSO", doi:10.1109/CEC.2017.7969456. */
import { checkPopulation, smallestPopulation } from '../automatic-population.ts';
import { defineAlgorithm, integer, type ParamValues } from '../define.ts';
import { linearSize, spendingOfShrinking } from './reduction.ts';
import { Shade, type ShadeRules } from './shade.ts';

const params = {
  population_size: integer(0, {
    min: 0,
    max: 100_000,
    doc: 'Candidates of the first generation; 0 means 25 ln(dimensions) sqrt(dimensions)',
    recommend: '0',
  }),
  max_iterations: integer(50, {
    min: 1,
    max: 1e9,
    doc: 'Generations; the schedules run over them, or over the evaluation budget where one is given',
  }),
} as const;

/** Population of the paper, section III; at least 30, since its formula gives 0 in one dimension. */
const firstPopulation = (values: ParamValues<typeof params>, dimensions: number): number =>
  values.population_size || Math.max(30, Math.round(25 * Math.log(dimensions) * Math.sqrt(dimensions)));

/** What distinguishes jSO from L-SHADE, but for the first population; section III of the paper. */
export const jsoRules: Omit<ShadeRules, 'initialPopulation'> = {
  finalPopulation: smallestPopulation,
  archiveRate: 1,
  memory: { size: 5, F: 0.3, CR: 0.8, blend: 0.5, fixedLast: true },
  greediness: (progress) => 0.25 - 0.125 * progress,
  limitF: (F, progress) => (progress < 0.6 ? Math.min(F, 0.7) : F),
  limitCR: (CR, progress) => (progress < 0.25 ? Math.max(CR, 0.7) : progress < 0.5 ? Math.max(CR, 0.6) : CR),
  pull: (progress) => (progress < 0.2 ? 0.7 : progress < 0.4 ? 0.8 : 1.2),
};

export const jso = defineAlgorithm({
  name: 'jso',
  aliases: ['jSO'],
  title: 'jSO',
  doc: 'L-SHADE with a weighted mutation and limits on F and CR that loosen over the run.',
  reference: 'Brest, Maucec & Boskovic 2017, doi:10.1109/CEC.2017.7969456',
  params,
  check: checkPopulation,
  iterationLimit: (values) => values.max_iterations,
  evaluations: (values, dimensions) => {
    const first = firstPopulation(values, dimensions);
    return spendingOfShrinking(values.max_iterations, (progress) => linearSize(first, smallestPopulation, progress));
  },
  firstCandidates: firstPopulation,
  numbersHeld: (values, dimensions) => 3 * firstPopulation(values, dimensions) * dimensions,
  start: (context) =>
    new Shade(
      context,
      { ...jsoRules, initialPopulation: firstPopulation(context.params, context.box.dimensions) },
      { evaluations: context.budget, iterations: context.params.max_iterations },
    ),
});
