/**
 * Differential evolution, DE/rand/1/bin. Storn & Price 1997, doi:10.1023/A:1008202821328; equation numbers are theirs.
 * A mutant outside the box is mirrored back at the bound it crossed.
 */
import type { Random } from '../random/random.ts';
import { reflect, sampleUniform } from './box.ts';
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
import { load, save } from './snapshot.ts';

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
  evaluations: (values) => values.population_size * (values.max_iterations + 1),
  start: (context) => new DifferentialEvolution(context),
});

class DifferentialEvolution implements Optimizer {
  private readonly box: Box;
  private readonly params: Params;
  private readonly random: Random;
  private readonly population: Float64Array;
  private readonly fitness: Float64Array;
  private readonly trials: Float64Array;
  private readonly parents = new Int32Array(3);
  private isEvaluated = false;

  constructor({ box, params: values, random }: StartContext<Params>) {
    this.box = box;
    this.params = values;
    this.random = random;
    this.population = new Float64Array(values.population_size * box.dimensions);
    this.trials = new Float64Array(this.population.length);
    this.fitness = new Float64Array(values.population_size).fill(Number.POSITIVE_INFINITY);
  }

  ask(): Float64Array {
    if (this.isEvaluated) breed(this.population, this.trials, this.parents, this.box, this.params, this.random);
    else sampleUniform(this.box, this.trials, this.random);
    return this.trials;
  }

  tell(values: Float64Array): void {
    select(this.population, this.fitness, this.trials, values);
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

/** Mutation (eq. 2) and binomial crossover (eq. 4, 5) of every target into `trials`. */
function breed(
  population: Float64Array,
  trials: Float64Array,
  parents: Int32Array,
  box: Box,
  { F, CR }: Params,
  random: Random,
): void {
  const { dimensions: n, lower, upper } = box;
  const size = population.length / n;
  for (let target = 0; target < size; target++) {
    drawParents(parents, size, target, random);
    const a = parents[0] * n;
    const b = parents[1] * n;
    const c = parents[2] * n;
    const row = target * n;
    const forced = random.below(n);
    for (let i = 0; i < n; i++) {
      if (i !== forced && random.next() >= CR) {
        trials[row + i] = population[row + i];
        continue;
      }
      const mutant = population[a + i] + F * (population[b + i] - population[c + i]);
      trials[row + i] = mutant >= lower[i] && mutant <= upper[i] ? mutant : reflect(mutant, lower[i], upper[i]);
    }
  }
}

/** Three distinct members, none of them the target, each triple equally likely. */
export function drawParents(out: Int32Array, size: number, target: number, random: Random): void {
  do out[0] = random.below(size);
  while (out[0] === target);
  do out[1] = random.below(size);
  while (out[1] === target || out[1] === out[0]);
  do out[2] = random.below(size);
  while (out[2] === target || out[2] === out[0] || out[2] === out[1]);
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
