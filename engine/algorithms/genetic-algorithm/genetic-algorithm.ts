/**
 * Real-coded genetic algorithm: tournament selection, simulated binary crossover (Deb & Agrawal 1995, Complex Systems 9),
 * polynomial mutation (Deb & Goyal 1996), and the best members always survive. Both operators use the form that respects
 * the bounds (Deb 2000, doi:10.1016/S0045-7825(99)00389-8). Other operators are options.
 */
import { say } from '../../../sandbox/sentence.ts';
import type { Random } from '../../random/random.ts';
import { boundHandlingDoc, boundHandlings } from '../box.ts';
import {
  choice,
  defineAlgorithm,
  exactly,
  integer,
  number,
  type Optimizer,
  type ParamValues,
  type StartContext,
} from '../define.ts';
import { indexOfBest, indexOfWorst, rank } from '../ranking.ts';
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
        sentence: say('Expected {0} at most population_size ({1}), got {2}.', param, values.population_size, values[param]),
      })),
  iterationLimit: (values) => values.max_iterations,
  evaluations: (values) => exactly(values.population_size * (values.max_iterations + 1)),
  firstCandidates: (values) => values.population_size,
  numbersHeld: (values, dimensions) => 2 * (values.population_size + 1) * dimensions,
  start: (context) => new GeneticAlgorithm(context),
});

class GeneticAlgorithm implements Optimizer {
  private readonly context: StartContext<Params>;
  private readonly random: Random;
  private readonly cross: Cross;
  private readonly mutate: Mutate;
  /** Rows of both arrays: population_size and a spare one for the sibling that an odd population has no place for. */
  private population: Float64Array;
  private offspring: Float64Array;
  private readonly fitness: Float64Array;
  private readonly elite: Int32Array;
  private readonly places: Int32Array;
  private readonly eliteFitness: Float64Array;
  private isEvaluated = false;

  constructor(context: StartContext<Params>) {
    const { box, params: values, random } = context;
    this.context = context;
    this.random = random;
    this.cross = createCrossover(values, box, random);
    this.mutate = createMutation(values, box, random);
    this.population = new Float64Array((values.population_size + 1) * box.dimensions);
    this.offspring = new Float64Array(this.population.length);
    this.fitness = new Float64Array(values.population_size);
    this.elite = new Int32Array(values.population_size);
    this.places = new Int32Array(values.population_size);
    this.eliteFitness = new Float64Array(values.elite_count);
  }

  ask(): Float64Array {
    const offspring = this.offspring.subarray(0, this.fitness.length * this.context.box.dimensions);
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
    const { population, fitness, offspring } = this;
    const survivors = this.isEvaluated ? this.chooseSurvivors(values) : 0;
    const n = this.context.box.dimensions;
    for (let k = 0; k < survivors; k++) {
      const row = this.elite[k] * n;
      for (let i = 0; i < n; i++) offspring[this.places[k] * n + i] = population[row + i];
      this.eliteFitness[k] = fitness[this.elite[k]];
    }
    fitness.set(values);
    for (let k = 0; k < survivors; k++) fitness[this.places[k]] = this.eliteFitness[k];
    this.population = offspring;
    this.offspring = population;
    this.isEvaluated = true;
  }

  /** Fills `elite` and `places`; returns how many parents are among the elite_count best of parents and children. */
  private chooseSurvivors(values: Float64Array): number {
    const { fitness, elite, places } = this;
    const wanted = this.context.params.elite_count;
    if (wanted === 1) {
      elite[0] = indexOfBest(fitness);
      places[0] = indexOfWorst(values);
      return fitness[elite[0]] < values[indexOfBest(values)] ? 1 : 0;
    }
    if (wanted === 0) return 0;
    rank(elite, fitness);
    rank(places, values);
    const survivors = countSurvivors(fitness, elite, values, places, wanted);
    places.reverse();
    return survivors;
  }

  state() {
    return {
      population: save(this.population.subarray(0, this.fitness.length * this.context.box.dimensions)),
      fitness: save(this.fitness),
      isEvaluated: this.isEvaluated,
      random: this.random.state(),
    };
  }

  restore(state: ReturnType<GeneticAlgorithm['state']>): void {
    load(this.population.subarray(0, this.fitness.length * this.context.box.dimensions), state.population);
    load(this.fitness, state.fitness);
    this.isEvaluated = state.isEvaluated;
    this.random.restore(state.random);
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
