/**
 * Real-coded genetic algorithm: tournament selection, simulated binary crossover (Deb & Agrawal 1995, Complex Systems 9),
 * polynomial mutation (Deb & Goyal 1996), and the best member always survives. Both operators use the form that respects
 * the bounds (Deb 2000, doi:10.1016/S0045-7825(99)00389-8).
 */
import type { Random } from '../random/random.ts';
import { sampleUniform } from './box.ts';
import {
  type Box,
  defineAlgorithm,
  integer,
  number,
  type Optimizer,
  type OptimizerState,
  type ParamValues,
  type StartContext,
} from './define.ts';
import { mutatePolynomially } from './polynomial-mutation.ts';
import { indexOfBest } from './ranking.ts';
import { crossSimulatedBinary } from './simulated-binary-crossover.ts';
import { load, save } from './snapshot.ts';

const params = {
  population_size: integer(50, { min: 2, max: 100_000, doc: 'Candidates per generation', recommend: '50 to 200' }),
  max_iterations: integer(50, { min: 1, max: 1e9, doc: 'Generations after the first population' }),
  crossover_rate: number(0.8, {
    min: 0,
    max: 1,
    doc: 'Chance that two parents are crossed instead of copied',
    recommend: '0.6 to 0.95',
  }),
  mutation_rate: number(0.1, { min: 0, max: 1, doc: 'Chance that a coordinate is mutated', recommend: '1 / dimensions' }),
  tournament_size: integer(3, {
    min: 1,
    max: 100_000,
    doc: 'Members that compete to be a parent; the best of them wins',
    recommend: '2 to 5',
  }),
} as const;

type Params = ParamValues<typeof params>;

export const geneticAlgorithm = defineAlgorithm({
  name: 'genetic_algorithm',
  aliases: ['GA'],
  title: 'Genetic Algorithm',
  doc: 'Selects, crosses and mutates a population; the best member always survives.',
  reference: 'Deb & Agrawal 1995, Complex Systems 9',
  params,
  check: (values) =>
    values.tournament_size <= values.population_size
      ? []
      : [
          {
            param: 'tournament_size',
            message: `Expected tournament_size at most population_size (${values.population_size}), got ${values.tournament_size}.`,
          },
        ],
  iterationLimit: (values) => values.max_iterations,
  evaluations: (values) => values.population_size * (values.max_iterations + 1),
  start: (context) => new GeneticAlgorithm(context),
});

class GeneticAlgorithm implements Optimizer {
  private readonly box: Box;
  private readonly params: Params;
  private readonly random: Random;
  private readonly population: Float64Array;
  private readonly fitness: Float64Array;
  private readonly offspring: Float64Array;
  private isEvaluated = false;

  constructor({ box, params: values, random }: StartContext<Params>) {
    this.box = box;
    this.params = values;
    this.random = random;
    this.population = new Float64Array(values.population_size * box.dimensions);
    this.offspring = new Float64Array(this.population.length);
    this.fitness = new Float64Array(values.population_size);
  }

  ask(): Float64Array {
    if (this.isEvaluated) this.breed();
    else sampleUniform(this.box, this.offspring, this.random);
    return this.offspring;
  }

  /** Pairs of children; an odd population drops the last one's sibling. */
  private breed(): void {
    const { box, params: values, random, population, fitness, offspring } = this;
    const n = box.dimensions;
    const size = fitness.length;
    for (let child = 0; child < size; child += 2) {
      const mother = drawByTournament(fitness, values.tournament_size, random) * n;
      const father = drawByTournament(fitness, values.tournament_size, random) * n;
      const first = child * n;
      const second = child + 1 < size ? first + n : -1;
      for (let i = 0; i < n; i++) {
        offspring[first + i] = population[mother + i];
        if (second >= 0) offspring[second + i] = population[father + i];
      }
      if (random.next() < values.crossover_rate)
        crossSimulatedBinary(population, mother, father, offspring, first, second, box, random);
      mutatePolynomially(offspring, first, values.mutation_rate, box, random);
      if (second >= 0) mutatePolynomially(offspring, second, values.mutation_rate, box, random);
    }
  }

  /** The offspring replace the population; its best member takes the place of their worst unless one of them is as good. */
  tell(values: Float64Array): void {
    const { population, fitness, offspring, box } = this;
    const n = box.dimensions;
    const elite = indexOfBest(fitness);
    const survives = this.isEvaluated && fitness[elite] < values[indexOfBest(values)];
    const place = survives ? indexOfWorst(values) : -1;
    const eliteFitness = fitness[elite];
    if (survives) for (let i = 0; i < n; i++) offspring[place * n + i] = population[elite * n + i];
    population.set(offspring);
    fitness.set(values);
    if (survives) fitness[place] = eliteFitness;
    this.isEvaluated = true;
  }

  state(): OptimizerState {
    return {
      population: save(this.population),
      fitness: save(this.fitness),
      isEvaluated: this.isEvaluated,
      random: this.random.state(),
    };
  }

  restore(state: OptimizerState): void {
    load(this.population, state.population);
    load(this.fitness, state.fitness);
    this.isEvaluated = state.isEvaluated === true;
    this.random.restore(state.random as number[]);
  }
}

/** The best of `size` members drawn with replacement. */
export function drawByTournament(fitness: Float64Array, size: number, random: Random): number {
  let winner = random.below(fitness.length);
  for (let k = 1; k < size; k++) {
    const rival = random.below(fitness.length);
    if (fitness[rival] < fitness[winner]) winner = rival;
  }
  return winner;
}

function indexOfWorst(values: Float64Array): number {
  let worst = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[worst]) worst = i;
  return worst;
}
