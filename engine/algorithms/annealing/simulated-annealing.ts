/**
 * Simulated annealing with Gaussian neighbours, in all coordinates at once or, as in Corana et al. 1987 (doi:10.1145/29380.29864), in one. Kirkpatrick, Gelatt & Vecchi 1983, doi:10.1126/science.220.4598.671;
 * acceptance: Metropolis et al. 1953, doi:10.1063/1.1699114; logarithmic cooling: Geman & Geman 1984, doi:10.1109/TPAMI.1984.4767596.
 *
 * The number of temperature levels L is the same for all schedules: the smallest with initial_temp cooling_rate^L <= final_temp.
 * Level k of L has temperature, from T0 = initial_temp to Tf = final_temp:
 *   geometric    T0 cooling_rate^k, but Tf at k = L
 *   linear       T0 - (T0 - Tf) k / L
 *   logarithmic  T0 / (1 + c ln(1 + k)), with c such that level L has Tf
 */
import { say } from '../../../sandbox/sentence.ts';
import type { Random } from '../../random/random.ts';
import { type BoundHandler, boundHandlers, boundHandlingDoc, boundHandlings } from '../box.ts';
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
} from '../define.ts';
import { load, save } from '../snapshot.ts';

const params = {
  initial_temp: number(100, {
    min: 0,
    exclusiveMin: true,
    max: 1e12,
    doc: 'First temperature, in units of fitness',
    recommend: 'about the spread of the fitness',
  }),
  final_temp: number(0.01, {
    min: 0,
    exclusiveMin: true,
    max: 1e12,
    doc: 'Temperature at which the run ends, below initial_temp',
  }),
  cooling_rate: number(0.95, {
    min: 0,
    exclusiveMin: true,
    max: 1,
    exclusiveMax: true,
    doc: 'Factor from one geometric level to the next; it sets the number of levels',
    recommend: '0.9 to 0.99',
  }),
  max_iterations: integer(50, { min: 1, max: 1e9, doc: 'Candidates per temperature level' }),
  neighbor_std: number(0.1, {
    min: 0,
    exclusiveMin: true,
    max: 10,
    doc: 'Standard deviation of a step as a fraction of the range',
    recommend: '0.01 to 0.2',
  }),
  cooling_schedule: choice(['geometric', 'linear', 'logarithmic'], {
    doc: 'How the temperature falls from initial_temp to final_temp',
  }),
  step: choice(['all_coordinates', 'one_coordinate'], {
    doc: 'What a step changes: every coordinate, or one drawn at random',
    recommend: 'one_coordinate in many dimensions',
  }),
  bound_handling: choice(boundHandlings, { doc: boundHandlingDoc }),
} as const;

type Params = ParamValues<typeof params>;
type Cooling = Pick<Params, 'initial_temp' | 'final_temp' | 'cooling_rate' | 'cooling_schedule'>;

export const simulatedAnnealing = defineAlgorithm({
  name: 'simulated_annealing',
  aliases: ['SA'],
  title: 'Simulated Annealing',
  doc: 'One candidate wanders; worse steps are accepted less and less often as the temperature falls.',
  reference: 'Kirkpatrick, Gelatt & Vecchi 1983, doi:10.1126/science.220.4598.671',
  params,
  check: (values) =>
    values.final_temp < values.initial_temp
      ? []
      : [
          {
            param: 'final_temp',
            sentence: say('Expected final_temp below initial_temp ({0}), got {1}.', values.initial_temp, values.final_temp),
          },
        ],
  evaluations: (values) => exactly(1 + values.max_iterations * (levels(values) + 1)),
  firstCandidates: () => 1,
  numbersHeld: (_, dimensions) => 2 * dimensions,
  start: (context) => new SimulatedAnnealing(context),
});

/** Levels below the first one, L in the formulas above. */
export const levels = ({ initial_temp, final_temp, cooling_rate }: Cooling): number =>
  Math.max(1, Math.ceil(Math.log(final_temp / initial_temp) / Math.log(cooling_rate) - 1e-9));

/** Temperature of level k in 0..L. */
export function temperature(k: number, values: Cooling): number {
  const { initial_temp: first, final_temp: last, cooling_rate } = values;
  const count = levels(values);
  if (k >= count) return last;
  if (values.cooling_schedule === 'linear') return first - ((first - last) * k) / count;
  if (values.cooling_schedule === 'logarithmic') return first / (1 + ((first / last - 1) * Math.log1p(k)) / Math.log1p(count));
  return first * cooling_rate ** k;
}

class SimulatedAnnealing implements Optimizer {
  private readonly box: Box;
  private readonly params: Params;
  private readonly random: Random;
  private readonly initialize: StartContext<Params>['initialize'];
  private readonly handle: BoundHandler;
  private readonly changesOne: boolean;
  /** Candidates per level: as configured, or what spreads the levels over the budget. */
  private readonly perLevel: number;
  private readonly levelCount: number;
  private readonly openEnded: boolean;
  private readonly current: Float64Array;
  private readonly candidate: Float64Array;
  private currentFitness = Number.POSITIVE_INFINITY;
  private isPlaced = false;
  private level = 0;
  private triedAtLevel = 0;
  private temperature: number;
  /** The coordinate in which candidate and current differ, where a step changes one. */
  private changed = 0;

  constructor({ box, params: values, random, initialize, budget, openEnded }: StartContext<Params>) {
    this.box = box;
    this.params = values;
    this.random = random;
    this.initialize = initialize;
    this.handle = boundHandlers[values.bound_handling];
    this.changesOne = values.step === 'one_coordinate';
    this.openEnded = openEnded;
    this.levelCount = levels(values);
    this.perLevel = Number.isFinite(budget)
      ? Math.max(1, Math.floor((budget - 1) / (this.levelCount + 1)))
      : values.max_iterations;
    this.current = new Float64Array(box.dimensions);
    this.candidate = new Float64Array(box.dimensions);
    this.temperature = temperature(0, values);
  }

  ask(): Float64Array {
    if (!this.isPlaced) this.initialize(this.candidate);
    else if (this.changesOne) this.stepOne();
    else this.stepAll();
    return this.candidate;
  }

  /** A Gaussian step in every coordinate. */
  private stepAll(): void {
    const { box, current, candidate, handle, random, params: values } = this;
    const { lower, upper } = box;
    for (let i = 0; i < current.length; i++) {
      const there = current[i] + values.neighbor_std * (upper[i] - lower[i]) * random.normal();
      candidate[i] = there >= lower[i] && there <= upper[i] ? there : handle(there, lower[i], upper[i], random);
    }
  }

  /** A Gaussian step in one coordinate; the others of the candidate equal the current point already. */
  private stepOne(): void {
    const { box, current, candidate, random } = this;
    const i = random.below(current.length);
    const low = box.lower[i];
    const high = box.upper[i];
    const there = current[i] + this.params.neighbor_std * (high - low) * random.normal();
    candidate[i] = there >= low && there <= high ? there : this.handle(there, low, high, random);
    this.changed = i;
  }

  tell(fitness: Float64Array): void {
    const value = fitness[0];
    if (!this.isPlaced) {
      this.isPlaced = true;
      this.currentFitness = value;
      this.current.set(this.candidate);
      return;
    }
    if (isAccepted(this.currentFitness, value, this.temperature, this.random)) this.accept(value);
    else if (this.changesOne) this.candidate[this.changed] = this.current[this.changed];
    this.cool();
  }

  private accept(fitness: number): void {
    const { current, candidate, changed } = this;
    this.currentFitness = fitness;
    if (this.changesOne) current[changed] = candidate[changed];
    else for (let i = 0; i < current.length; i++) current[i] = candidate[i];
  }

  /** An open-ended run stays at the last level. */
  private cool(): void {
    this.triedAtLevel++;
    if (this.triedAtLevel < this.perLevel || (this.openEnded && this.level === this.levelCount)) return;
    this.triedAtLevel = 0;
    this.level++;
    this.temperature = temperature(this.level, this.params);
  }

  finished(): boolean {
    return this.level > this.levelCount;
  }

  state() {
    const { current, currentFitness, isPlaced, level, triedAtLevel, random } = this;
    return {
      current: save(current),
      fitness: save(Float64Array.of(currentFitness)),
      isPlaced,
      level,
      triedAtLevel,
      random: random.state(),
    };
  }

  restore(state: ReturnType<SimulatedAnnealing['state']>): void {
    load(this.current, state.current);
    this.candidate.set(this.current);
    const fitness = new Float64Array(1);
    load(fitness, state.fitness);
    this.currentFitness = fitness[0];
    this.isPlaced = state.isPlaced;
    this.level = state.level;
    this.triedAtLevel = state.triedAtLevel;
    this.temperature = temperature(this.level, this.params);
    this.random.restore(state.random);
  }
}

/** Metropolis' rule: never refuses an equal or better candidate. */
export function isAccepted(current: number, candidate: number, temperature: number, random: Random): boolean {
  return candidate <= current || random.single() < Math.exp((current - candidate) / temperature);
}
