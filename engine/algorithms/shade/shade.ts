/**
 * The common body of L-SHADE and its descendants: current-to-pbest/1 with archive, binomial crossover, success-history
 * adaptation and linear reduction of the population. Tanabe & Fukunaga 2014, doi:10.1109/CEC.2014.6900380.
 */

import type { Optimizer, StartContext } from '../define.ts';
import { Archive } from '../differential-evolution/archive.ts';
import { rank } from '../ranking.ts';
import { load, save } from '../snapshot.ts';
import { linearSize } from './reduction.ts';
import { drawCR, drawF, SuccessHistory } from './success-history.ts';

/** What distinguishes the members of the family. `progress` is the share of the budget spent, in [0, 1]. */
export interface ShadeRules {
  readonly initialPopulation: number;
  readonly finalPopulation: number;
  /** Archive size as a multiple of the population. */
  readonly archiveRate: number;
  readonly memory: {
    readonly size: number;
    readonly F: number;
    readonly CR: number;
    readonly blend: number;
    /** The last cell stays at 0.9, whatever is learned. */
    readonly fixedLast: boolean;
  };
  /** Share of the population that counts as p-best. */
  readonly greediness: (progress: number) => number;
  /** Bounds a drawn F and CR by how far the run is. */
  readonly limitF: (F: number, progress: number) => number;
  readonly limitCR: (CR: number, progress: number) => number;
  /** Factor on F for the step towards the p-best. */
  readonly pull: (progress: number) => number;
}

/** How long the run is: an evaluation budget where one is known, else a number of iterations. */
export interface Horizon {
  readonly evaluations: number;
  readonly iterations: number;
}

/** F and CR of a last cell that is fixed: Brest, Maucec & Boskovic 2017, section III. */
const fixedMean = 0.9;

export class Shade implements Optimizer {
  private readonly context: Pick<StartContext<unknown>, 'box' | 'random' | 'initialize'>;
  private readonly rules: ShadeRules;
  private readonly horizon: Horizon;
  private readonly population: Float64Array;
  private readonly fitness: Float64Array;
  private readonly trials: Float64Array;
  private readonly archive: Archive;
  private readonly F: Float64Array;
  private readonly CR: Float64Array;
  private readonly order: Int32Array;
  private readonly history: SuccessHistory;
  private size: number;
  private evaluations = 0;
  private iteration = -1;

  constructor(context: Shade['context'], rules: ShadeRules, horizon: Horizon) {
    const { dimensions } = context.box;
    this.context = context;
    this.rules = rules;
    this.horizon = horizon;
    this.size = rules.initialPopulation;
    this.population = new Float64Array(this.size * dimensions);
    this.trials = new Float64Array(this.size * dimensions);
    this.archive = new Archive(Math.round(rules.archiveRate * this.size), dimensions);
    this.fitness = new Float64Array(this.size);
    this.F = new Float64Array(this.size);
    this.CR = new Float64Array(this.size);
    this.order = new Int32Array(this.size);
    this.history = new SuccessHistory(rules.memory.size, rules.memory.F, rules.memory.CR);
  }

  ask(): Float64Array {
    if (this.iteration < 0) {
      this.context.initialize(this.population);
      return this.population;
    }
    this.rank();
    const progress = this.progress();
    for (let i = 0; i < this.size; i++) this.breed(i, progress);
    return this.trials.subarray(0, this.size * this.context.box.dimensions);
  }

  private progress(): number {
    const { evaluations, iterations } = this.horizon;
    return Math.min(1, Number.isFinite(evaluations) ? this.evaluations / evaluations : this.iteration / iterations);
  }

  /** Writes the trial of target `i`: mutation (eq. 4 of the paper), crossover (eq. 5). */
  private breed(i: number, progress: number): void {
    const { rules, population, trials, archive, size, context } = this;
    const { box, random } = context;
    const n = box.dimensions;
    this.drawParameters(i, progress);
    const F = this.F[i];
    const pull = F * rules.pull(progress);
    const elite = Math.max(2, Math.round(rules.greediness(progress) * size));
    const best = this.order[random.below(elite)] * n;
    const first = otherThan(random.below(size - 1), i);
    let second = random.below(size - 2 + archive.count);
    second = second >= size - 2 ? second + 2 : otherThanTwo(second, i, first);
    const away = second < size ? population : archive.members;
    const awayAt = (second < size ? second : second - size) * n;
    const forced = random.below(n);
    const CR = this.CR[i];
    for (let j = 0, at = i * n; j < n; j++, at++) {
      const x = population[at];
      if (j !== forced && random.next() >= CR) {
        trials[at] = x;
        continue;
      }
      const v = x + pull * (population[best + j] - x) + F * (population[first * n + j] - away[awayAt + j]);
      // Halfway back to the bound that was crossed: Zhang & Sanderson 2009 (JADE), section V.
      trials[at] = v < box.lower[j] ? (box.lower[j] + x) / 2 : v > box.upper[j] ? (box.upper[j] + x) / 2 : v;
    }
  }

  private drawParameters(i: number, progress: number): void {
    const { rules, history, context } = this;
    const { random } = context;
    const cell = random.below(rules.memory.size);
    const isFixed = rules.memory.fixedLast && cell === rules.memory.size - 1;
    this.CR[i] = rules.limitCR(isFixed ? drawCR(fixedMean, random) : history.drawCR(cell, random), progress);
    this.F[i] = rules.limitF(isFixed ? drawF(fixedMean, random) : history.drawF(cell, random), progress);
  }

  tell(values: Float64Array): void {
    this.evaluations += values.length;
    this.iteration++;
    if (this.iteration === 0) {
      this.fitness.set(values);
      return;
    }
    for (let i = 0; i < this.size; i++) this.select(i, values[i]);
    this.history.remember(this.rules.memory.blend);
    this.shrink();
  }

  /** A trial at least as good replaces its target; a better one teaches the history and archives the target. */
  private select(i: number, value: number): void {
    const { fitness, population, trials, history, context, archive } = this;
    if (!(value <= fitness[i])) return;
    const n = context.box.dimensions;
    if (value < fitness[i]) {
      archive.add(population, i * n, context.random, this.archiveLimit());
      // From an infinite fitness any finite one is a gain without measure.
      history.succeed(this.F[i], this.CR[i], Math.min(fitness[i] - value, Number.MAX_VALUE / 1e10));
    }
    for (let j = i * n; j < (i + 1) * n; j++) population[j] = trials[j];
    fitness[i] = value;
  }

  private archiveLimit(): number {
    return Math.round(this.rules.archiveRate * this.size);
  }

  /** The worst leave. */
  private shrink(): void {
    const { rules, context } = this;
    const { initialPopulation, finalPopulation } = rules;
    const n = context.box.dimensions;
    const wanted = linearSize(initialPopulation, finalPopulation, this.progress());
    if (wanted >= this.size) return;
    this.rank();
    const staying = this.order.subarray(0, wanted).sort();
    // In one pass, for many may leave at once.
    for (let k = 0; k < wanted; k++) {
      const place = staying[k];
      this.population.copyWithin(k * n, place * n, (place + 1) * n);
      this.fitness[k] = this.fitness[place];
    }
    this.size = wanted;
    this.archive.limit(this.archiveLimit());
  }

  /** Orders the members from best to worst; ties keep their order. */
  private rank(): void {
    rank(this.order.subarray(0, this.size), this.fitness);
  }

  state() {
    const n = this.context.box.dimensions;
    return {
      size: this.size,
      population: [...this.population.subarray(0, this.size * n)],
      fitness: save(this.fitness.subarray(0, this.size)),
      archive: this.archive.state(),
      evaluations: this.evaluations,
      iteration: this.iteration,
      history: this.history.state(),
      random: this.context.random.state(),
    };
  }

  restore(state: ReturnType<Shade['state']>): void {
    this.size = state.size;
    this.population.set(state.population);
    load(this.fitness.subarray(0, state.size), state.fitness);
    this.archive.restore(state.archive);
    this.evaluations = state.evaluations;
    this.iteration = state.iteration;
    this.history.restore(state.history);
    this.context.random.restore(state.random);
  }
}

/** Maps 0..size-2 to 0..size-1 without `taken`. */
const otherThan = (drawn: number, taken: number): number => (drawn >= taken ? drawn + 1 : drawn);

/** Maps 0..size-3 to 0..size-1 without the two that are taken. */
function otherThanTwo(drawn: number, a: number, b: number): number {
  const low = Math.min(a, b);
  const high = Math.max(a, b);
  const lifted = drawn >= low ? drawn + 1 : drawn;
  return lifted >= high ? lifted + 1 : lifted;
}
