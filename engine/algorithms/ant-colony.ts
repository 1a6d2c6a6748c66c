/**
 * Ant colony optimization for continuous domains, ACOR. Socha & Dorigo 2008, doi:10.1016/j.ejor.2006.06.046; equation
 * numbers are theirs. The first candidates are the archive itself: archive_size points. Ants 2, archive 50 and q 0.1 search
 * wider and win on most problems.
 */
import type { Random } from '../random/random.ts';
import { type BoundHandler, boundHandlers, boundHandlingDoc, boundHandlings } from './box.ts';
import {
  type Box,
  choice,
  defineAlgorithm,
  exactly,
  integer,
  number,
  type Optimizer,
  type ParamValues,
  type StartContext,
} from './define.ts';
import { rank } from './ranking.ts';
import { load, save } from './snapshot.ts';

const params = {
  colony_size: integer(30, { min: 1, max: 100_000, doc: 'Ants: candidates per iteration', recommend: '2 to 50' }),
  max_iterations: integer(50, { min: 1, max: 1e9, doc: 'Iterations after the archive is filled' }),
  archive_size: integer(10, { min: 2, max: 100_000, doc: 'Good solutions that guide the ants (k)', recommend: '10 to 50' }),
  q: number(0.01, {
    min: 0,
    exclusiveMin: true,
    max: 100,
    doc: 'Locality: small values follow the best solutions only',
    recommend: '0.0001 to 0.5',
  }),
  xi: number(0.85, {
    min: 0,
    exclusiveMin: true,
    max: 10,
    doc: 'Speed of convergence: larger values search wider',
    recommend: '0.5 to 1',
  }),
  bound_handling: choice(boundHandlings, { doc: boundHandlingDoc }),
} as const;

type Params = ParamValues<typeof params>;

export const antColony = defineAlgorithm({
  name: 'ant_colony',
  aliases: ['ACOR'],
  title: 'Ant Colony (ACOR)',
  doc: 'Ants sample around the solutions of an archive, the better ones more often.',
  reference: 'Socha & Dorigo 2008, doi:10.1016/j.ejor.2006.06.046',
  params,
  iterationLimit: (values) => values.max_iterations,
  evaluations: (values) => exactly(values.archive_size + values.colony_size * values.max_iterations),
  firstCandidates: (values) => values.archive_size,
  numbersHeld: (values, dimensions) => (3 * values.archive_size + values.colony_size) * dimensions,
  start: (context) => new AntColony(context),
});

class AntColony implements Optimizer {
  private readonly box: Box;
  private readonly params: Params;
  private readonly random: Random;
  private readonly initialize: StartContext<Params>['initialize'];
  private readonly handle: BoundHandler;
  /** Rows from best to worst. */
  private readonly archive: Float64Array;
  private readonly fitness: Float64Array;
  private readonly ants: Float64Array;
  /** Cumulative choice probabilities of the archive's ranks. */
  private readonly chances: Float64Array;
  private readonly deviations: Float64Array;
  /** Iteration in which the deviations of a rank were computed. */
  private readonly computedAt: Int32Array;
  /** Ants from best to worst. */
  private readonly order: Int32Array;
  private iteration = 0;

  constructor({ box, params: values, random, initialize }: StartContext<Params>) {
    const { archive_size, colony_size } = values;
    this.box = box;
    this.params = values;
    this.random = random;
    this.initialize = initialize;
    this.handle = boundHandlers[values.bound_handling];
    this.archive = new Float64Array(archive_size * box.dimensions);
    this.fitness = new Float64Array(archive_size).fill(Number.POSITIVE_INFINITY);
    this.ants = new Float64Array(colony_size * box.dimensions);
    this.chances = rankChances(archive_size, values.q);
    this.deviations = new Float64Array(this.archive.length);
    this.computedAt = new Int32Array(archive_size);
    this.order = new Int32Array(colony_size);
  }

  ask(): Float64Array {
    const { box, random, archive, ants } = this;
    if (this.iteration === 0) {
      this.initialize(archive);
      return archive;
    }
    const n = box.dimensions;
    for (let row = 0; row < ants.length; row += n) {
      const guide = this.drawGuide();
      this.computeDeviations(guide);
      for (let i = 0; i < n; i++) {
        const sampled = archive[guide * n + i] + this.deviations[guide * n + i] * random.normal();
        const isInside = sampled >= box.lower[i] && sampled <= box.upper[i];
        ants[row + i] = isInside ? sampled : this.handle(sampled, box.lower[i], box.upper[i], random);
      }
    }
    return ants;
  }

  /** eq. 7: a rank, by its weight. */
  private drawGuide(): number {
    const u = this.random.next();
    let rankDrawn = 0;
    while (rankDrawn < this.chances.length - 1 && u >= this.chances[rankDrawn]) rankDrawn++;
    return rankDrawn;
  }

  /** eq. 9: xi times the mean distance of the other solutions, per coordinate; once per iteration and rank. */
  private computeDeviations(guide: number): void {
    if (this.computedAt[guide] === this.iteration) return;
    this.computedAt[guide] = this.iteration;
    const { archive, deviations, params: values } = this;
    const n = this.box.dimensions;
    for (let i = 0; i < n; i++) {
      const centre = archive[guide * n + i];
      let distance = 0;
      for (let at = i; at < archive.length; at += n) distance += Math.abs(archive[at] - centre);
      deviations[guide * n + i] = (values.xi * distance) / (values.archive_size - 1);
    }
  }

  tell(values: Float64Array): void {
    if (this.iteration === 0) {
      this.sortArchive(values);
    } else {
      rank(this.order, values);
      this.mergeAnts(values);
    }
    this.iteration++;
  }

  /** The archive takes its first values; its rows are brought in order. */
  private sortArchive(values: Float64Array): void {
    const { archive, fitness } = this;
    const n = this.box.dimensions;
    const order = new Int32Array(values.length);
    const unsorted = archive.slice();
    rank(order, values);
    for (let place = 0; place < order.length; place++) {
      fitness[place] = values[order[place]];
      for (let i = 0; i < n; i++) archive[place * n + i] = unsorted[order[place] * n + i];
    }
  }

  /** The best of archive and ants stay; both are sorted, so that they merge from the last place upwards. A tie is the archive's. */
  private mergeAnts(values: Float64Array): void {
    const { archive, fitness, ants, order } = this;
    const n = this.box.dimensions;
    const size = fitness.length;
    let entering = 0;
    while (entering < order.length && entering < size && values[order[entering]] < fitness[size - 1 - entering]) entering++;
    let old = size - 1 - entering;
    let ant = entering - 1;
    for (let place = size - 1; ant >= 0; place--) {
      const isAnt = old < 0 || fitness[old] <= values[order[ant]];
      const from = isAnt ? ants : archive;
      const row = (isAnt ? order[ant] : old) * n;
      fitness[place] = isAnt ? values[order[ant--]] : fitness[old--];
      for (let i = 0; i < n; i++) archive[place * n + i] = from[row + i];
    }
  }

  state() {
    return { archive: save(this.archive), fitness: save(this.fitness), iteration: this.iteration, random: this.random.state() };
  }

  restore(state: ReturnType<AntColony['state']>): void {
    load(this.archive, state.archive);
    load(this.fitness, state.fitness);
    this.iteration = state.iteration;
    this.computedAt.fill(0);
    this.random.restore(state.random);
  }
}

/** eq. 8, normalized and summed up: the chance of rank l falls like a normal density of deviation q k at l - 1. */
export function rankChances(size: number, q: number): Float64Array {
  const weights = Float64Array.from({ length: size }, (_, l) => Math.exp(-(l * l) / (2 * q * q * size * size)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum / total;
  });
}
