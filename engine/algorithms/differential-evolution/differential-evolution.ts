/**
 * Differential evolution. Storn & Price 1997, doi:10.1023/A:1008202821328; equation numbers are theirs. The default is their
 * DE/rand/1/bin; best/1 is theirs too, current-to-pbest/1 with an archive is that of JADE (Zhang & Sanderson 2009,
 * doi:10.1109/TEVC.2009.2014613) with constant F and CR.
 */
import type { Random } from '../../random/random.ts';
import { type BoundHandler, boundHandlers, boundHandlingDoc, boundHandlings } from '../box.ts';
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
import { indexOfBest, rank } from '../ranking.ts';
import { load, save } from '../snapshot.ts';
import { Archive } from './archive.ts';
import { crossBinomially, crossExponentially, type Mutation } from './crossover.ts';
import { drawParents } from './parents.ts';

const params = {
  population_size: integer(50, { min: 4, max: 100_000, doc: 'Candidates per generation', recommend: '10 x dimensions' }),
  max_iterations: integer(50, { min: 1, max: 1e9, doc: 'Generations after the first population' }),
  F: number(0.8, { min: 0, max: 2, doc: 'Weight of the difference vector', recommend: '0.5 to 1' }),
  CR: number(0.9, {
    min: 0,
    max: 1,
    doc: 'Chance that a coordinate is taken from the mutant',
    recommend: '0.9; 0.1 on separable problems',
  }),
  strategy: choice(['rand_1', 'best_1', 'current_to_pbest_1'], {
    doc: 'What is mutated: a random member, the best one, or the target on its way to one of the best',
    recommend: 'rand_1 to explore, best_1 on unimodal problems',
  }),
  crossover: choice(['binomial', 'exponential'], { doc: 'Coordinates of the mutant: each by itself, or one unbroken stretch' }),
  p: number(0.1, {
    min: 0,
    exclusiveMin: true,
    max: 1,
    doc: 'Share of the population that counts as best in current_to_pbest_1',
    recommend: '0.05 to 0.2',
  }),
  archive_rate: number(1, {
    min: 0,
    max: 100,
    doc: 'Replaced members that current_to_pbest_1 remembers, as a multiple of the population',
  }),
  bound_handling: choice(boundHandlings, { doc: boundHandlingDoc }),
} as const;

type Params = ParamValues<typeof params>;

export const differentialEvolution = defineAlgorithm({
  name: 'differential_evolution',
  aliases: ['DE'],
  title: 'Differential Evolution',
  doc: 'Adds scaled differences of random members to others and keeps what is at least as good.',
  reference: 'Storn & Price 1997, doi:10.1023/A:1008202821328',
  params,
  iterationLimit: (values) => values.max_iterations,
  evaluations: (values) => exactly(values.population_size * (values.max_iterations + 1)),
  firstCandidates: (values) => values.population_size,
  numbersHeld: ({ strategy, archive_rate, population_size }, dimensions) =>
    (strategy === 'current_to_pbest_1' ? 2 + archive_rate : 2) * population_size * dimensions,
  start: (context) => new DifferentialEvolution(context),
});

class DifferentialEvolution implements Optimizer {
  private readonly context: StartContext<Params>;
  private readonly random: Random;
  private readonly handle: BoundHandler;
  private readonly population: Float64Array;
  private readonly fitness: Float64Array;
  private readonly trials: Float64Array;
  private readonly parents = new Int32Array(3);
  private readonly mutation: Mutation;
  /** Only of current_to_pbest_1. */
  private readonly archive: Archive | undefined;
  private readonly order: Int32Array;
  private isEvaluated = false;

  constructor(context: StartContext<Params>) {
    const { box, params: values, random } = context;
    this.context = context;
    this.random = random;
    this.handle = boundHandlers[values.bound_handling];
    this.population = new Float64Array(values.population_size * box.dimensions);
    this.trials = new Float64Array(this.population.length);
    this.fitness = new Float64Array(values.population_size).fill(Number.POSITIVE_INFINITY);
    this.order = new Int32Array(values.population_size);
    if (values.strategy === 'current_to_pbest_1')
      this.archive = new Archive(Math.round(values.archive_rate * values.population_size), box.dimensions);
    this.mutation = {
      F: values.F,
      pull: this.archive ? values.F : 0,
      base: 0,
      plus: 0,
      minus: 0,
      towards: 0,
      from: this.population,
    };
  }

  ask(): Float64Array {
    if (this.isEvaluated) this.breed();
    else this.context.initialize(this.trials);
    return this.trials;
  }

  /** Mutation (eq. 2) and crossover (eq. 4, 5) of every target into `trials`. */
  private breed(): void {
    const { population, trials, mutation, random, handle, context } = this;
    const { box, params: values } = context;
    const n = box.dimensions;
    const isExponential = values.crossover === 'exponential';
    const best = indexOfBest(this.fitness);
    if (this.archive) rank(this.order, this.fitness);
    for (let target = 0; target < values.population_size; target++) {
      if (this.archive) this.aimAtBest(target, this.archive);
      else this.aim(target, values.strategy === 'best_1' ? best : -1);
      if (isExponential) crossExponentially(population, trials, target * n, mutation, values.CR, box, handle, random);
      else crossBinomially(population, trials, target * n, mutation, values.CR, box, handle, random);
    }
  }

  /** rand/1 when `best` is negative, else best/1. */
  private aim(target: number, best: number): void {
    const { parents, mutation, random, context } = this;
    const n = context.box.dimensions;
    drawParents(parents, context.params.population_size, target, random);
    mutation.base = (best < 0 ? parents[0] : best) * n;
    mutation.plus = parents[1] * n;
    mutation.minus = parents[2] * n;
  }

  /** current-to-pbest/1: Zhang & Sanderson 2009, eq. 7; the last parent may come from the archive. */
  private aimAtBest(target: number, archive: Archive): void {
    const { parents, mutation, random, context, order, population } = this;
    const { population_size: size, p } = context.params;
    const n = context.box.dimensions;
    drawParents(parents, size, target, random);
    mutation.base = target * n;
    mutation.towards = order[random.below(Math.max(1, Math.round(p * size)))] * n;
    mutation.plus = parents[1] * n;
    const drawn = random.below(size - 2 + archive.count);
    mutation.from = drawn < size - 2 ? population : archive.members;
    mutation.minus = (drawn < size - 2 ? parents[2] : drawn - (size - 2)) * n;
  }

  tell(values: Float64Array): void {
    const { population, fitness, trials, archive, random } = this;
    if (archive && this.isEvaluated) {
      const n = this.context.box.dimensions;
      for (let target = 0; target < values.length; target++)
        if (values[target] < fitness[target]) archive.add(population, target * n, random);
    }
    select(population, fitness, trials, values);
    this.isEvaluated = true;
  }

  state() {
    return {
      population: save(this.population),
      fitness: save(this.fitness),
      isEvaluated: this.isEvaluated,
      ...(this.archive ? { archive: this.archive.state() } : {}),
      random: this.random.state(),
    };
  }

  restore(state: ReturnType<DifferentialEvolution['state']>): void {
    load(this.population, state.population);
    load(this.fitness, state.fitness);
    this.isEvaluated = state.isEvaluated;
    this.archive?.restore(state.archive!); // in the state where there is an archive
    this.random.restore(state.random);
  }
}

/** A trial replaces its target when it is at least as good: ties win, so that plateaus stay passable. */
export function select(population: Float64Array, fitness: Float64Array, trials: Float64Array, values: Float64Array): void {
  const n = population.length / fitness.length;
  for (let target = 0; target < fitness.length; target++) {
    if (!(values[target] <= fitness[target])) continue;
    fitness[target] = values[target];
    for (let at = target * n; at < (target + 1) * n; at++) population[at] = trials[at];
  }
}
