/**
 * NL-SHADE-RSP. Stanovov, Akhmedova & Semenkin 2021, "NL-SHADE-RSP algorithm with adaptive archive and selective pressure for
 * CEC 2021 numerical optimization", doi:10.1109/CEC45853.2021.9504959; section numbers are theirs.
 */

import { checkPopulation, smallestPopulation } from '../automatic-population.ts';
import { defineAlgorithm, integer, type Optimizer, type ParamValues, type StartContext } from '../define.ts';
import { Archive } from '../differential-evolution/archive.ts';
import { rank } from '../ranking.ts';
import { load, save } from '../snapshot.ts';
import { nonLinearSize, spendingOfShrinking } from './reduction.ts';
import { ArchiveChance, drawOtherRank, rankCumulative } from './selective-pressure.ts';
import { SuccessHistory } from './success-history.ts';

const params = {
  population_size: integer(0, {
    min: 0,
    max: 100_000,
    doc: 'Candidates of the first generation; 0 means 30 x dimensions',
    recommend: '0',
  }),
  max_iterations: integer(50, {
    min: 1,
    max: 1e9,
    doc: 'Generations; the population shrinks over them, or over the evaluation budget where one is given',
  }),
} as const;

type Params = ParamValues<typeof params>;

const firstPopulation = (values: Params, dimensions: number): number => values.population_size || Math.max(10, 30 * dimensions);

export const nlShadeRsp = defineAlgorithm({
  name: 'nl_shade_rsp',
  aliases: ['NL-SHADE-RSP'],
  title: 'NL-SHADE-RSP',
  doc: 'L-SHADE with a population that shrinks faster, rank-based parents, two crossovers and an archive used as far as it helps.',
  reference: 'Stanovov, Akhmedova & Semenkin 2021, doi:10.1109/CEC45853.2021.9504959',
  params,
  check: checkPopulation,
  iterationLimit: (values) => values.max_iterations,
  evaluations: (values, dimensions) => {
    const first = firstPopulation(values, dimensions);
    return spendingOfShrinking(values.max_iterations, (progress) => nonLinearSize(first, smallestPopulation, progress));
  },
  firstCandidates: firstPopulation,
  numbersHeld: (values, dimensions) => 4 * firstPopulation(values, dimensions) * dimensions,
  start: (context) => new NlShadeRsp(context),
});

class NlShadeRsp implements Optimizer {
  private readonly context: StartContext<Params>;
  private readonly largest: number;
  /** Rows from best to worst between two generations. */
  private population: Float64Array;
  private sorted: Float64Array;
  private readonly fitness: Float64Array;
  private readonly trials: Float64Array;
  private readonly archive: Archive;
  private readonly F: Float64Array;
  private readonly CR: Float64Array;
  private readonly usedArchive: Uint8Array;
  private readonly order: Int32Array;
  private readonly history: SuccessHistory;
  private readonly chance = new ArchiveChance();
  private size: number;
  private evaluations = 0;
  private iteration = -1;

  constructor(context: StartContext<Params>) {
    const n = context.box.dimensions;
    this.context = context;
    this.largest = firstPopulation(context.params, n);
    this.size = this.largest;
    this.population = new Float64Array(this.size * n);
    this.sorted = new Float64Array(this.size * n);
    this.trials = new Float64Array(this.size * n);
    this.archive = new Archive(this.size, n);
    this.fitness = new Float64Array(this.size);
    this.F = new Float64Array(this.size);
    this.CR = new Float64Array(this.size);
    this.usedArchive = new Uint8Array(this.size);
    this.order = new Int32Array(this.size);
    this.history = new SuccessHistory(Math.min(1000, 20 * n), 0.2, 0.2);
  }

  ask(): Float64Array {
    if (this.iteration < 0) {
      this.context.initialize(this.population);
      return this.population;
    }
    const { size, context } = this;
    const progress = this.progress();
    this.drawParameters();
    const chances = rankCumulative(size);
    for (let i = 0; i < size; i++) this.breed(i, progress, chances);
    return this.trials.subarray(0, size * context.box.dimensions);
  }

  private progress(): number {
    const { budget, params: values } = this.context;
    return Math.min(1, Number.isFinite(budget) ? this.evaluations / budget : this.iteration / values.max_iterations);
  }

  /** F and CR of every member; the CR are sorted, so that better members keep more of themselves (section III-C). */
  private drawParameters(): void {
    const { size, history, context, F, CR } = this;
    for (let i = 0; i < size; i++) {
      const cell = context.random.below(history.F.length);
      F[i] = history.drawF(cell, context.random);
      CR[i] = history.drawCR(cell, context.random);
    }
    CR.subarray(0, size).sort();
  }

  /** current-to-pbest/1 with a rank-based second parent (section III-B), then one of two crossovers by a coin. */
  private breed(i: number, progress: number, chances: Float64Array): void {
    const { population, trials, archive, size, context, chance, usedArchive } = this;
    const { box, random } = context;
    const n = box.dimensions;
    const elite = Math.max(2, Math.round((0.4 - 0.2 * progress) * size));
    const best = random.below(elite) * n;
    let first = random.below(size);
    while (first === i) first = random.below(size);
    const usesArchive = archive.count > 0 && random.next() < chance.value;
    usedArchive[i] = usesArchive ? 1 : 0;
    const second = usesArchive ? random.below(archive.count) : drawOtherRank(chances, i, first, random);
    const away = usesArchive ? archive.members : population;
    const F = this.F[i];
    const mutate = (j: number): void => {
      const x = population[i * n + j];
      const v = x + F * (population[best + j] - x) + F * (population[first * n + j] - away[second * n + j]);
      trials[i * n + j] = v < box.lower[j] ? (box.lower[j] + x) / 2 : v > box.upper[j] ? (box.upper[j] + x) / 2 : v;
    };
    for (let j = 0; j < n; j++) trials[i * n + j] = population[i * n + j];
    if (random.single() < 0.5) this.mutateStretch(this.CR[i], mutate);
    else this.mutateScattered(progress < 0.5 ? 0 : 2 * (progress - 0.5), mutate);
  }

  /** Exponential crossover. */
  private mutateStretch(CR: number, mutate: (j: number) => void): void {
    const { box, random } = this.context;
    const n = box.dimensions;
    let j = random.below(n);
    let length = 0;
    do {
      mutate(j);
      j = j + 1 === n ? 0 : j + 1;
      length++;
    } while (length < n && random.single() < CR);
  }

  /** Binomial crossover; its rate is 0 in the first half of the run (section III-C). */
  private mutateScattered(CR: number, mutate: (j: number) => void): void {
    const { box, random } = this.context;
    const n = box.dimensions;
    const forced = random.below(n);
    for (let j = 0; j < n; j++) if (j === forced || random.single() < CR) mutate(j);
  }

  tell(values: Float64Array): void {
    this.evaluations += values.length;
    this.iteration++;
    if (this.iteration === 0) this.fitness.set(values);
    else {
      for (let i = 0; i < this.size; i++) this.select(i, values[i]);
      this.history.remember(0.5);
      this.chance.learn();
    }
    this.sortAndShrink();
  }

  private select(i: number, value: number): void {
    const { fitness, population, trials, history, context, archive } = this;
    this.chance.count(this.usedArchive[i] === 1, Math.max(0, fitness[i] - value));
    if (!(value <= fitness[i])) return;
    const n = context.box.dimensions;
    if (value < fitness[i]) {
      archive.add(population, i * n, context.random, this.size);
      history.succeed(this.F[i], this.CR[i], Math.min(fitness[i] - value, Number.MAX_VALUE / 1e10));
    }
    for (let j = i * n; j < (i + 1) * n; j++) population[j] = trials[j];
    fitness[i] = value;
  }

  /** The worst leave; the others stand from best to worst. */
  private sortAndShrink(): void {
    const { context, fitness, population, sorted, largest } = this;
    const n = context.box.dimensions;
    const order = this.order.subarray(0, this.size);
    rank(order, fitness);
    const values = fitness.slice(0, this.size);
    for (let place = 0; place < this.size; place++) {
      fitness[place] = values[order[place]];
      for (let j = 0; j < n; j++) sorted[place * n + j] = population[order[place] * n + j];
    }
    this.population = sorted;
    this.sorted = population;
    const progress = this.progress();
    const wanted = nonLinearSize(largest, smallestPopulation, progress);
    if (this.iteration > 0) this.size = Math.min(this.size, Math.max(smallestPopulation, wanted));
    this.archive.limit(this.size);
  }

  state() {
    const n = this.context.box.dimensions;
    return {
      size: this.size,
      population: save(this.population.subarray(0, this.size * n)),
      fitness: save(this.fitness.subarray(0, this.size)),
      archive: this.archive.state(),
      chance: this.chance.value,
      evaluations: this.evaluations,
      iteration: this.iteration,
      history: this.history.state(),
      random: this.context.random.state(),
    };
  }

  restore(state: ReturnType<NlShadeRsp['state']>): void {
    const n = this.context.box.dimensions;
    this.size = state.size;
    load(this.population.subarray(0, this.size * n), state.population);
    load(this.fitness.subarray(0, this.size), state.fitness);
    this.archive.restore(state.archive);
    this.chance.value = state.chance;
    this.evaluations = state.evaluations;
    this.iteration = state.iteration;
    this.history.restore(state.history);
    this.context.random.restore(state.random);
  }
}
