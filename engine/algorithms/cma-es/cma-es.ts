/**
 * CMA-ES with restarts. Hansen & Ostermeier 2001, doi:10.1162/106365601750190398; Hansen 2016, arXiv:1604.00772.
 * The first mean is the first candidate of the config's choice, later ones are uniform. Samples outside the box are mirrored into it for evaluation, the distribution learns from the sample itself.
 */
import { checkPopulation } from '../automatic-population.ts';
import { sampleUniform } from '../box.ts';
import { choice, defineAlgorithm, integer, number, type Optimizer, type StartContext } from '../define.ts';
import { rank } from '../ranking.ts';
import { Distribution, defaultPopulation, operationsOf, strategyOf } from './distribution.ts';
import {
  firstRun,
  firstSchedule,
  type Growth,
  growthOf,
  largestPopulation,
  nextRun,
  type RestartScheme,
  type Run,
  type Schedule,
} from './restarts.ts';
import { History, hasCollapsed, iterationCap } from './termination.ts';

const params = {
  population_size: integer(0, {
    min: 0,
    max: 100_000,
    doc: 'Candidates per generation; 0 means 4 + floor(3 ln dimensions)',
    recommend: '0',
  }),
  max_iterations: integer(50, { min: 1, max: 1e9, doc: 'Generations, over all restarts' }),
  initial_step: number(0.2, {
    min: 0,
    exclusiveMin: true,
    max: 1,
    doc: 'First step size as a fraction of the range',
    recommend: '0.2 to 0.3',
  }),
  restarts: choice(['bipop', 'ipop', 'none'], {
    doc: 'What follows when a run has converged: bipop and ipop vary the population, doubling it nine times at most, none repeats it',
  }),
} as const;

const firstPopulation = (values: { readonly population_size: number }, dimensions: number): number =>
  values.population_size || defaultPopulation(dimensions);

export const cmaEs = defineAlgorithm({
  name: 'cma_es',
  aliases: ['CMA-ES', 'CMAES'],
  title: 'CMA-ES',
  doc: 'Samples a normal distribution and learns its covariance; the standard for ill-conditioned smooth problems.',
  reference: 'Hansen & Ostermeier 2001, doi:10.1162/106365601750190398',
  params,
  check: checkPopulation,
  iterationLimit: (values) => values.max_iterations,
  evaluations(values, dimensions) {
    const base = firstPopulation(values, dimensions);
    const largest = values.restarts === 'none' ? base : largestPopulation(growthOf(base, dimensions));
    return { usual: base * (values.max_iterations + 1), most: largest * (values.max_iterations + 1) };
  },
  firstCandidates: () => 1,
  // What restarts add is bounded by `growthOf`.
  numbersHeld: (values, dimensions) => 2 * dimensions ** 2 + 3 * firstPopulation(values, dimensions) * dimensions,
  operations: (values, dimensions) => operationsOf(strategyOf(dimensions, firstPopulation(values, dimensions)), dimensions),
  start: (context) => new CmaEs(context),
});

class CmaEs implements Optimizer {
  private readonly context: StartContext<{ population_size: number; initial_step: number; restarts: string }>;
  private readonly growth: Growth;
  private schedule: Schedule = firstSchedule;
  private run: Run;
  private spent = 0;
  private distribution: Distribution;
  private history: History;
  private sample: Float64Array;
  private order: Int32Array;

  constructor(context: CmaEs['context']) {
    this.context = context;
    const { dimensions } = context.box;
    this.growth = growthOf(firstPopulation(context.params, dimensions), dimensions);
    this.run = firstRun(this.growth.basePopulation);
    this.distribution = this.freshDistribution();
    this.history = this.freshHistory();
    this.sample = this.freshSample();
    this.order = new Int32Array(this.run.population);
  }

  ask(): Float64Array {
    const { distribution, sample, context } = this;
    const { box, random } = context;
    distribution.sample(sample, random);
    for (let row = 0; row < sample.length; row += box.dimensions) mirror(sample, row, distribution, context);
    return sample;
  }

  tell(fitness: Float64Array): void {
    const { order, distribution, history, run } = this;
    this.spent += fitness.length;
    rank(order, fitness);
    distribution.update(order);
    history.record(fitness, order);
    const cap = iterationCap(distribution.dimensions, run.population);
    const hasEnded =
      this.spent >= run.allowance ||
      distribution.iteration >= cap ||
      history.isFlat(fitness, order) ||
      history.isStagnant(distribution.iteration) ||
      hasCollapsed(distribution);
    if (hasEnded) this.restart();
  }

  private restart(): void {
    const scheme = this.context.params.restarts as RestartScheme; // a choice, checked by the config
    [this.schedule, this.run] = nextRun(scheme, this.schedule, this.run, this.spent, this.growth, this.context.random);
    this.spent = 0;
    this.distribution = this.freshDistribution();
    this.history = this.freshHistory();
    this.sample = this.freshSample();
    this.order = new Int32Array(this.run.population);
  }

  /** The search runs in the unit cube, so that one step size fits coordinates of any range. */
  private freshDistribution(): Distribution {
    const { box, params } = this.context;
    const mean = new Float64Array(box.dimensions);
    if (this.run.regime === 'first') this.context.initialize(mean);
    else sampleUniform(box, mean, this.context.random);
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] - box.lower[i]) / (box.upper[i] - box.lower[i]);
    return new Distribution(mean, params.initial_step * this.run.stepFactor, strategyOf(box.dimensions, this.run.population));
  }

  private freshHistory = (): History => new History(this.context.box.dimensions, this.run.population);
  private freshSample = (): Float64Array => new Float64Array(this.run.population * this.context.box.dimensions);

  state() {
    const { schedule, run, spent, distribution, history, context } = this;
    const allowance = Number.isFinite(run.allowance) ? run.allowance : null; // JSON has no Infinity
    return {
      schedule,
      run: { ...run, allowance },
      spent,
      distribution: distribution.state(),
      history: history.state(),
      random: context.random.state(),
    };
  }

  restore(state: ReturnType<CmaEs['state']>): void {
    this.schedule = state.schedule;
    this.run = { ...state.run, allowance: state.run.allowance ?? Number.POSITIVE_INFINITY };
    this.spent = state.spent;
    this.distribution = Distribution.restore(state.distribution);
    this.history = this.freshHistory();
    this.history.restore(state.history);
    this.sample = this.freshSample();
    this.order = new Int32Array(this.run.population);
    this.context.random.restore(state.random);
  }
}

/** Maps one sample from the line of mirrored unit intervals to the box. */
function mirror(
  sample: Float64Array,
  row: number,
  distribution: Distribution,
  { box }: { box: StartContext<unknown>['box'] },
): void {
  for (let i = 0; i < distribution.dimensions; i++) {
    const folded = Math.abs(sample[row + i] % 2);
    const unit = folded > 1 ? 2 - folded : folded;
    sample[row + i] = Math.min(box.upper[i], box.lower[i] + unit * (box.upper[i] - box.lower[i]));
  }
}
