/** The run loop: ask, evaluate, tell, check the stop rules. The same code in a worker thread, a sandbox guest and a remote worker. */
import { inEnglish, type Sentence } from '../../sandbox/sentence.ts';
import { type Algorithm, type Box, createInitialize, type Optimizer, type OptimizerState } from '../algorithms/index.ts';
import type { Objective } from '../problems/index.ts';
import { createRandom } from '../random/index.ts';
import type { Progress, RunResult, StopReason, TaskSpec } from '../tasks/task.ts';
import { Pace } from './pace.ts';
import { firstMet, fractionOf, type Limits, limitsOf, type Standing } from './stop.ts';
import { TraceRecorder } from './trace.ts';

export interface RunContext {
  readonly spec: TaskSpec;
  readonly algorithm: Algorithm;
  readonly objective: Objective;
  /** Evaluates the first `count` candidates into `values`; stands in for the objective where many at once are cheaper. */
  readonly batch?: (candidates: Float64Array, count: number, dimensions: number, values: Float64Array) => void;
  /** Milliseconds on any monotonic clock. */
  readonly now: () => number;
  readonly isCancelled: () => boolean;
}

/** Everything that a run needs to go on elsewhere; plain JSON. */
export interface RunState {
  readonly optimizer: OptimizerState;
  readonly evaluations: number;
  readonly iterations: number;
  readonly best: number | null;
  readonly solution: readonly number[];
  readonly failed: number;
  readonly improvedAt: number;
  readonly seconds: number;
  readonly trace: { evaluations: number[]; fitness: number[] };
}

/** One run of one task. Fitness is minimized inside and has the user's sign in what it reports. */
export class Run {
  private readonly context: RunContext;
  private readonly optimizer: Optimizer;
  private readonly limits: Limits;
  private readonly sign: 1 | -1;
  private readonly solution: Float64Array;
  private readonly trace = new TraceRecorder();
  private values = new Float64Array(0);
  private evaluations = 0;
  private iterations = -1;
  private best = Number.POSITIVE_INFINITY;
  private failed = 0;
  private improvedAt = 0;
  private startedAt: number;
  private reason: StopReason | undefined;
  /** Written anew in every iteration instead of allocated. */
  private readonly standing: Writable<Standing>;
  private readonly mayFinish: boolean;
  private readonly softPace: Pace;

  constructor(context: RunContext) {
    const { spec, algorithm } = context;
    this.context = context;
    this.sign = spec.problem.objective === 'maximize' ? -1 : 1;
    this.optimizer = createOptimizer(spec, algorithm);
    const iterations = spec.algorithm.limitsIterations ? algorithm.iterationLimit?.(spec.algorithm.params) : undefined;
    this.limits = limitsOf(spec.stop, iterations ?? Number.POSITIVE_INFINITY, this.sign, spec.limits.soft_seconds);
    this.solution = new Float64Array(spec.problem.dimensions);
    this.startedAt = context.now();
    this.softPace = new Pace(context.now);
    this.mayFinish = this.optimizer.finished !== undefined;
    this.standing = {
      evaluations: 0,
      iterations: -1,
      best: this.best,
      seconds: 0,
      iterationsWithoutImprovement: 0,
      isFinished: false,
      isCancelled: false,
    };
  }

  /** Why the run ended; undefined while it goes on. */
  get stopReason(): StopReason | undefined {
    return this.reason;
  }

  /** One iteration; afterwards `stopReason` tells whether another one may follow. */
  advance(): void {
    const { optimizer, limits } = this;
    const candidates = optimizer.ask();
    const n = this.solution.length;
    const asked = candidates.length === n ? 1 : candidates.length / n;
    const affordable = Math.min(asked, limits.evaluations - this.evaluations);
    if (this.values.length !== asked) this.values = new Float64Array(asked);
    const evaluated = this.evaluate(candidates, affordable);
    this.iterations++;
    // A batch that budget or target cut short ends the run; its evaluated part counts for the incumbent.
    if (evaluated === asked) optimizer.tell(this.values);
    this.reason = firstMet(this.update(), limits);
  }

  /** Evaluates the first `count` candidates, up to one that reaches the target; returns how many it evaluated. */
  private evaluate(candidates: Float64Array, count: number): number {
    const { values, sign, solution } = this;
    const n = solution.length;
    const { objective, batch } = this.context;
    batch?.(candidates, count, n, values);
    for (let k = 0; k < count; k++) {
      const value = sign * (batch ? values[k] : measure(objective, candidates, k * n, n));
      const isValid = value - value === 0; // neither infinite nor NaN
      if (!isValid) this.failed++;
      values[k] = isValid ? value : Number.POSITIVE_INFINITY;
      this.evaluations++;
      if (!(values[k] < this.best)) continue;
      this.best = value;
      for (let i = 0; i < n; i++) solution[i] = candidates[k * n + i];
      this.improvedAt = this.iterations + 1;
      this.trace.improve(this.evaluations, value);
      if (value <= this.limits.target) return k + 1;
    }
    return count;
  }

  private update(): Standing {
    const { standing } = this;
    standing.evaluations = this.evaluations;
    standing.iterations = this.iterations;
    standing.best = this.best;
    // Reading a clock costs as much as a cheap evaluation, and the soft limit is not that exact.
    if (this.limits.seconds < Number.POSITIVE_INFINITY || this.softPace.isDue()) standing.seconds = this.seconds();
    standing.iterationsWithoutImprovement = this.iterations - this.improvedAt;
    standing.isFinished = this.mayFinish && this.optimizer.finished?.() === true;
    standing.isCancelled = this.context.isCancelled();
    return standing;
  }

  private seconds = (): number => (this.context.now() - this.startedAt) / 1000;

  progress(): Progress {
    return {
      evaluations: this.evaluations,
      iterations: Math.max(0, this.iterations),
      best_fitness: Number.isFinite(this.best) ? this.sign * this.best : null,
      seconds: this.seconds(),
      fraction: fractionOf(this.update(), this.limits),
      trace: this.trace.read(this.evaluations, this.sign),
    };
  }

  /** What an algorithm that chooses by itself has chosen, and why. */
  get explanation(): Sentence | undefined {
    return this.optimizer.explanation?.();
  }

  /** Evaluations so far whose value was not finite, or thrown. */
  get failedEvaluations(): number {
    return this.failed;
  }

  /** The incumbent; null while nothing finite was evaluated. */
  bestSolution(): number[] | null {
    return Number.isFinite(this.best) ? [...this.solution] : null;
  }

  /** @throws Error while the run goes on. */
  result(): RunResult {
    if (this.reason === undefined) throw new Error('A run has no result before it has ended.');
    return {
      ...this.progress(),
      fraction: 1,
      best_solution: this.bestSolution(),
      stop_reason: this.reason,
      failed_evaluations: this.failed,
      ...explained(this.explanation),
    };
  }

  /** Between two iterations. */
  state(): RunState {
    return {
      optimizer: this.optimizer.state(),
      evaluations: this.evaluations,
      iterations: this.iterations,
      best: Number.isFinite(this.best) ? this.best : null,
      solution: [...this.solution],
      failed: this.failed,
      improvedAt: this.improvedAt,
      seconds: this.seconds(),
      trace: this.trace.state(),
    };
  }

  restore(state: RunState): void {
    this.optimizer.restore(state.optimizer);
    this.evaluations = state.evaluations;
    this.iterations = state.iterations;
    this.best = state.best ?? Number.POSITIVE_INFINITY;
    this.solution.set(state.solution);
    this.failed = state.failed;
    this.improvedAt = state.improvedAt;
    this.startedAt = this.context.now() - state.seconds * 1000;
    this.trace.restore(state.trace);
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function createOptimizer(spec: TaskSpec, algorithm: Algorithm): Optimizer {
  const { problem, seed, stop } = spec;
  const box: Box = {
    dimensions: problem.dimensions,
    lower: Float64Array.from(problem.lower),
    upper: Float64Array.from(problem.upper),
  };
  const openEnded = !spec.algorithm.limitsIterations;
  const budget = openEnded && stop.evaluations !== undefined ? stop.evaluations : Number.POSITIVE_INFINITY;
  const random = createRandom(seed);
  const initialize = createInitialize(spec.initial, box, random);
  return algorithm.start({ box, params: spec.algorithm.params, random, initialize, budget, openEnded });
}

/** A throw counts as a failed evaluation: NaN, which the caller counts and treats as worst. */
function measure(objective: Objective, candidates: Float64Array, offset: number, dimensions: number): number {
  try {
    return objective(candidates, offset, dimensions);
  } catch {
    return Number.NaN;
  }
}

const explained = (explanation: Sentence | undefined): Pick<RunResult, 'explanation' | 'sentences'> =>
  explanation === undefined ? {} : { explanation: inEnglish(explanation), sentences: { explanation } };
