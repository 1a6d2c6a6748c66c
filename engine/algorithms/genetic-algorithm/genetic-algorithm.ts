/**
 * Real-coded genetic algorithm: tournament selection, simulated binary crossover (Deb & Agrawal 1995, Complex Systems 9),
 * polynomial mutation (Deb & Goyal 1996), and the best members always survive. Both operators use the form that respects
 * the bounds (Deb 2000, doi:10.1016/S0045-7825(99)00389-8). Other operators are options.
 */
import type { Random } from '../../random/random.ts';
import { boundHandlingDoc, boundHandlings } from '../box.ts';
import {
  choice,
  defineAlgorithm,
  integer,
  number,
  type Optimizer,
  type OptimizerState,
  type ParamValues,
  type StartContext,
} from '../define.ts';
import { rank } from '../ranking.ts';
import { load, save } from '../snapshot.ts';
import { type Cross, createCrossover } from './crossover.ts';
import { createMutation, type Mutate } from './mutation.ts';
import { drawByTournament } from './selection.ts';

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
  elite_count: integer(1, { min: 0, max: 100_000, doc: 'Best members that survive unchanged', recommend: '1 or 2' }),
  crossover: choice(['sbx', 'blend', 'arithmetic', 'uniform'], {
    doc: 'Simulated binary crossover, BLX-0.5, a random weighted mean, or coordinates swapped at random',
  }),
  crossover_index: number(15, {
    min: 0,
    max: 1000,
    doc: 'Distribution index of sbx: larger values keep children nearer to their parents',
    recommend: '2 to 20; 15 is computed fastest',
  }),
  mutation: choice(['polynomial', 'gaussian', 'uniform'], { doc: 'Polynomial, a normal step, or a uniform draw anew' }),
  mutation_index: number(15, {
    min: 0,
    max: 1000,
    doc: 'Distribution index of polynomial: larger values make smaller steps',
    recommend: '15 to 100; 15 is computed fastest',
  }),
  mutation_std: number(0.1, { min: 0, max: 10, doc: 'Standard deviation of gaussian, as a fraction of the range' }),
  bound_handling: choice(boundHandlings, { doc: `${boundHandlingDoc}; sbx and polynomial stay inside by themselves` }),
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
    (['tournament_size', 'elite_count'] as const)
      .filter((param) => values[param] > values.population_size)
      .map((param) => ({
        param,
        message: `Expected ${param} at most population_size (${values.population_size}), got ${values[param]}.`,
      })),
  iterationLimit: (values) => values.max_iterations,
  evaluations: (values) => values.population_size * (values.max_iterations + 1),
  firstCandidates: (values) => values.population_size,
  start: (context) => new GeneticAlgorithm(context),
});

class GeneticAlgorithm implements Optimizer {
  private readonly context: StartContext<Params>;
  private readonly random: Random;
  private readonly cross: Cross;
  private readonly mutate: Mutate;
  private readonly population: Float64Array;
  private readonly fitness: Float64Array;
  private readonly offspring: Float64Array;
  private readonly parentOrder: Int32Array;
  private readonly childOrder: Int32Array;
  private readonly eliteFitness: Float64Array;
  private isEvaluated = false;

  constructor(context: StartContext<Params>) {
    const { box, params: values, random } = context;
    this.context = context;
    this.random = random;
    this.cross = createCrossover(values, box, random);
    this.mutate = createMutation(values, box, random);
    // One spare row takes the sibling that an odd population has no place for.
    this.population = new Float64Array(values.population_size * box.dimensions);
    this.offspring = new Float64Array((values.population_size + 1) * box.dimensions);
    this.fitness = new Float64Array(values.population_size);
    this.parentOrder = new Int32Array(values.population_size);
    this.childOrder = new Int32Array(values.population_size);
    this.eliteFitness = new Float64Array(values.elite_count);
  }

  ask(): Float64Array {
    const offspring = this.offspring.subarray(0, this.population.length);
    if (this.isEvaluated) this.breed();
    else this.context.initialize(offspring);
    return offspring;
  }

  private breed(): void {
    const { random, population, fitness, offspring, cross, mutate } = this;
    const { params: values, box } = this.context;
    const n = box.dimensions;
    for (let child = 0; child < fitness.length; child += 2) {
      const mother = drawByTournament(fitness, values.tournament_size, random) * n;
      const father = drawByTournament(fitness, values.tournament_size, random) * n;
      const first = child * n;
      const second = first + n;
      for (let i = 0; i < n; i++) {
        offspring[first + i] = population[mother + i];
        offspring[second + i] = population[father + i];
      }
      if (random.single() < values.crossover_rate) cross(offspring, first, second);
      mutate(offspring, first);
      mutate(offspring, second);
    }
  }

  /** The offspring replace the population; its best members take the places of their worst where they are better. */
  tell(values: Float64Array): void {
    const { population, fitness, offspring, parentOrder, childOrder, context } = this;
    const n = context.box.dimensions;
    const { elite_count } = context.params;
    if (this.isEvaluated && elite_count > 0) {
      rank(parentOrder, fitness);
      rank(childOrder, values);
    }
    const survivors = this.isEvaluated ? countSurvivors(fitness, parentOrder, values, childOrder, elite_count) : 0;
    const eliteFitness = this.eliteFitness;
    for (let k = 0; k < survivors; k++) {
      const elite = parentOrder[k];
      const place = childOrder[values.length - 1 - k];
      eliteFitness[k] = fitness[elite];
      for (let i = 0; i < n; i++) offspring[place * n + i] = population[elite * n + i];
    }
    for (let at = 0; at < population.length; at++) population[at] = offspring[at];
    fitness.set(values);
    for (let k = 0; k < survivors; k++) fitness[childOrder[values.length - 1 - k]] = eliteFitness[k];
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

/** How many parents are among the `eliteCount` best of parents and children; a child wins a tie. */
function countSurvivors(
  fitness: Float64Array,
  parentOrder: Int32Array,
  values: Float64Array,
  childOrder: Int32Array,
  eliteCount: number,
): number {
  let survivors = 0;
  for (let child = 0; survivors + child < eliteCount; )
    if (fitness[parentOrder[survivors]] < values[childOrder[child]]) survivors++;
    else child++;
  return survivors;
}
