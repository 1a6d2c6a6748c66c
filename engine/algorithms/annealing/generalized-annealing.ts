/**
 * Generalized simulated annealing with a local search. Xiang, Sun, Fan & Gong 1997, doi:10.1016/S0375-9601(97)00474-X; Tsallis
 * & Stariolo 1996, doi:10.1016/S0378-4371(96)00271-3 (T&S); chain and restarts: Xiang, Gubian, Suomela & Hoeng 2013,
 * "Generalized Simulated Annealing for Global Optimization: the GenSA Package", The R Journal 5/1.
 */
import { boundHandlers } from '../box.ts';
import {
  choice,
  defineAlgorithm,
  exactly,
  integer,
  number,
  type Optimizer,
  type ParamValues,
  type Spending,
  type StartContext,
} from '../define.ts';
import { load, loadNumber, save, saveNumber } from '../snapshot.ts';
import { QuasiNewton } from './quasi-newton.ts';
import { drawVisit, visitingScale } from './visiting.ts';

const params = {
  initial_temp: number(5230, { min: 0.01, max: 5e4, doc: 'First temperature: higher ones jump farther', recommend: '5230' }),
  max_iterations: integer(1000, {
    min: 1,
    max: 1e9,
    doc: 'Steps; a gradient of the local search is one step of several evaluations',
  }),
  visit: number(2.62, {
    min: 1,
    exclusiveMin: true,
    max: 3,
    exclusiveMax: true,
    doc: 'Tail of the steps, q_v: larger is heavier',
    recommend: '2.62',
  }),
  accept: number(-5, { min: -1e4, max: -1e-3, doc: 'Acceptance, q_a: lower accepts fewer worse steps', recommend: '-5' }),
  restart_temp_ratio: number(2e-5, {
    min: 0,
    exclusiveMin: true,
    max: 1,
    exclusiveMax: true,
    doc: 'Share of initial_temp at which the annealing starts anew',
  }),
  local_search: choice(['quasi_newton', 'none'], {
    doc: 'What polishes the best point after each chain of steps that improved it',
  }),
} as const;

type Params = ParamValues<typeof params>;

export const generalizedAnnealing = defineAlgorithm({
  name: 'generalized_annealing',
  aliases: ['GSA'],
  title: 'Generalized Annealing',
  doc: 'Annealing with heavy-tailed steps and a local search: leaves valleys by long jumps and polishes what it finds.',
  reference: 'Xiang, Sun, Fan & Gong 1997, doi:10.1016/S0375-9601(97)00474-X',
  params,
  iterationLimit: (values) => values.max_iterations,
  evaluations: spendingOf,
  firstCandidates: () => 1,
  numbersHeld: (_, dimensions) => 2 * dimensions ** 2,
  start: (context) => new GeneralizedAnnealing(context),
});

/** Evaluations of a step, gradients included, as seen on the benchmark functions. */
export const usualPerStep = 1.2;

/** After a chain of 2 x dimensions steps, every second one at most is a gradient, of `dimensions` evaluations. */
function spendingOf({ max_iterations: steps, local_search }: Params, dimensions: number): Spending {
  if (local_search === 'none') return exactly(1 + steps);
  const gradients = Math.ceil(Math.max(0, steps - 2 * dimensions) / 2);
  const most = 1 + steps + gradients * (dimensions - 1);
  return { usual: Math.min(most, Math.round(1 + steps * usualPerStep)), most };
}

class GeneralizedAnnealing implements Optimizer {
  private readonly context: StartContext<Params>;
  private readonly n: number;
  private readonly current: Float64Array;
  private readonly candidate: Float64Array;
  private readonly best: Float64Array;
  private readonly local: QuasiNewton;
  private currentFitness = Number.POSITIVE_INFINITY;
  private bestFitness = Number.POSITIVE_INFINITY;
  private isPlaced = false;
  /** Chains since the latest restart, and steps within the chain of 2 x dimensions. */
  private chain = 0;
  private step = 0;
  private hasImproved = false;
  private chainsWithoutImprovement = 0;

  constructor(context: StartContext<Params>) {
    const n = context.box.dimensions;
    this.context = context;
    this.n = n;
    this.current = new Float64Array(n);
    this.candidate = new Float64Array(n);
    this.best = new Float64Array(n);
    this.local = new QuasiNewton(context.box);
  }

  ask(): Float64Array {
    if (!this.isPlaced) this.context.initialize(this.candidate);
    else if (!this.local.isDone) return this.local.ask();
    else this.visit();
    return this.candidate;
  }

  /** T&S eq. 3. */
  private temperature(): number {
    const { visit, initial_temp } = this.context.params;
    return (initial_temp * (2 ** (visit - 1) - 1)) / ((2 + this.chain) ** (visit - 1) - 1);
  }

  /** The first half of a chain moves all coordinates, the second half one after another; the box repeats beyond its bounds. */
  private visit(): void {
    const { n, current, candidate, context, step } = this;
    const { box, random, params: values } = context;
    const scale = visitingScale(this.temperature(), values.visit);
    candidate.set(current);
    for (let i = step < n ? 0 : step - n; i < (step < n ? n : step - n + 1); i++)
      candidate[i] = boundHandlers.periodic(
        current[i] + drawVisit(scale, values.visit, random),
        box.lower[i],
        box.upper[i],
        random,
      );
  }

  tell(fitness: Float64Array): void {
    if (!this.isPlaced) {
      this.isPlaced = true;
      this.accept(fitness[0]);
    } else if (!this.local.isDone) this.polish(fitness);
    else {
      if (this.accepts(fitness[0])) this.accept(fitness[0]);
      if (++this.step === 2 * this.n) this.endChain();
    }
  }

  /** T&S eq. 5 with the temperature of GenSA, T / (chain + 1). */
  private accepts(fitness: number): boolean {
    if (fitness < this.currentFitness) return true;
    const { accept } = this.context.params;
    const base = 1 - ((1 - accept) * (fitness - this.currentFitness) * (this.chain + 1)) / this.temperature();
    return base > 0 && this.context.random.single() <= base ** (1 / (1 - accept));
  }

  private accept(fitness: number): void {
    this.currentFitness = fitness;
    this.current.set(this.candidate);
    if (!(fitness < this.bestFitness)) return;
    this.bestFitness = fitness;
    this.best.set(this.candidate);
    this.hasImproved = true;
  }

  /** Polishes the best after a chain that improved it, or the current point when nothing has improved for long. */
  private endChain(): void {
    const { context, local } = this;
    this.step = 0;
    this.chain++;
    this.chainsWithoutImprovement = this.hasImproved ? 0 : this.chainsWithoutImprovement + 1;
    if (context.params.local_search === 'quasi_newton') {
      if (this.hasImproved) local.begin(this.best, this.bestFitness);
      else if (this.chainsWithoutImprovement >= patience) {
        this.chainsWithoutImprovement = 0;
        local.begin(this.current, this.currentFitness);
      }
    }
    this.hasImproved = false;
    if (this.temperature() < context.params.initial_temp * context.params.restart_temp_ratio) this.chain = 0;
  }

  private polish(fitness: Float64Array): void {
    const { local } = this;
    local.tell(fitness);
    if (!local.isDone) return;
    const { x, fitness: polished } = local.best;
    if (polished < this.currentFitness) {
      this.currentFitness = polished;
      this.current.set(x);
    }
    if (!(polished < this.bestFitness)) return;
    this.bestFitness = polished;
    this.best.set(x);
  }

  state() {
    return {
      current: save(this.current),
      best: save(this.best),
      currentFitness: saveNumber(this.currentFitness),
      bestFitness: saveNumber(this.bestFitness),
      isPlaced: this.isPlaced,
      chain: this.chain,
      step: this.step,
      hasImproved: this.hasImproved,
      chainsWithoutImprovement: this.chainsWithoutImprovement,
      local: this.local.state(),
      random: this.context.random.state(),
    };
  }

  restore(state: ReturnType<GeneralizedAnnealing['state']>): void {
    load(this.current, state.current);
    load(this.best, state.best);
    this.currentFitness = loadNumber(state.currentFitness);
    this.bestFitness = loadNumber(state.bestFitness);
    this.isPlaced = state.isPlaced;
    this.chain = state.chain;
    this.step = state.step;
    this.hasImproved = state.hasImproved;
    this.chainsWithoutImprovement = state.chainsWithoutImprovement;
    this.local.restore(state.local);
    this.context.random.restore(state.random);
  }
}

/** Chains without improvement after which the current point is polished. */
const patience = 10;
