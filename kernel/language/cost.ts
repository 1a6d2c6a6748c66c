/** What a run will cost, told before it starts. */
import {
  type Algorithm,
  findAlgorithm,
  type Spending,
  type Stretch,
  spendingOfStretches,
} from '../../engine/algorithms/index.ts';
import { chosenProblem } from '../../engine/config/chosen-problem.ts';
import type { Config, ProblemChoice } from '../../engine/config/config.ts';
import { planTasks } from '../../engine/config/tasks.ts';
import { isLimitedByIterations } from '../../engine/config/used-params.ts';
import type { TaskSpec } from '../../engine/tasks/task.ts';
import type { Paces } from './paces.ts';

/** Cost of one run of one algorithm. */
export interface RunCost {
  readonly algorithm: string;
  /** As a rule; undefined where only time or stagnation ends the run. */
  readonly evaluations: number | undefined;
  /** True where the run never spends more. */
  readonly isMost: boolean;
  /** Evaluations after which time ends the run, where it does so before they are all spent. */
  readonly reached: number | undefined;
  /** Of search and objective together on this machine; undefined where it was not measured. */
  readonly seconds: number | undefined;
  /** Whether the speed is not that of the run itself, but was scaled up from a smaller problem. */
  readonly isScaledUp: boolean;
  /** Whether its fitness is a custom one, for which a sandbox starts before the seconds begin. */
  readonly isSandboxed: boolean;
  /** Bytes of the numbers that the search holds. */
  readonly bytes: number;
}

/** What one step of a search takes. */
export interface Speed {
  readonly secondsPerEvaluation: number;
  /** Beside its evaluations; undefined for none. */
  readonly secondsPerIteration?: number;
  /** Undefined where none was seen in as many dimensions. */
  readonly evaluationsPerIteration?: number;
  /** True where it was seen in fewer dimensions, and counted up to all. */
  readonly isScaledUp?: true;
}

/** As measured, or else as the last run went: a custom fitness is not run to find out what it costs. */
export const orAsLastRun =
  (measure: Measure, pacesOf: (problem: ProblemChoice) => Paces | undefined): Measure =>
  (task) => {
    const measured = measure(task);
    const paces = measured === undefined ? pacesOf(task.problem) : undefined;
    const { name } = task.algorithm;
    return paces && Object.hasOwn(paces, name) ? { secondsPerEvaluation: paces[name] } : measured;
  };

/** Measures a task on its problem; undefined where that would take long, or where its fitness is not built in. */
export type Measure = (task: TaskSpec) => Speed | undefined;

/** Per algorithm, of one run each. */
export function costOf(config: Config, measure: Measure): readonly RunCost[] {
  return planTasks({ ...config, runs: 1 }, config.seed ?? 0).map((task) => {
    const { name, params } = task.algorithm;
    const algorithm = findAlgorithm(name);
    const { evaluations, isMost, isScaledUp, seconds: searching } = searchOf(task, algorithm, measure);
    const allowed = Math.min(config.stop.seconds ?? Number.POSITIVE_INFINITY, config.limits.soft_seconds);
    const isCut = evaluations !== undefined && searching !== undefined && searching > allowed;
    return {
      algorithm: name,
      evaluations,
      isMost,
      reached: isCut ? Number(((evaluations * allowed) / searching).toPrecision(2)) : undefined,
      seconds: searching === undefined && config.stop.seconds === undefined ? undefined : Math.min(searching ?? allowed, allowed),
      isScaledUp,
      isSandboxed: chosenProblem(task.problem) === undefined,
      bytes: 8 * (algorithm?.numbersHeld(params, task.problem.dimensions) ?? 0),
    };
  });
}

/** What a search spends that no time limit ends. */
type Search = Pick<RunCost, 'evaluations' | 'isMost' | 'isScaledUp' | 'seconds'>;

function searchOf(task: TaskSpec, algorithm: Algorithm | undefined, measure: Measure): Search {
  const { algorithm: choice, problem, stop } = task;
  // A custom fitness is not measured: its last run tells of all stretches together.
  const isBuiltIn = chosenProblem(problem) !== undefined;
  const budget = choice.limitsIterations ? undefined : (stop.evaluations ?? Number.POSITIVE_INFINITY);
  const stretches = isBuiltIn ? algorithm?.stretches?.(choice.params, problem.dimensions, budget) : undefined;
  const [first] = stretches ?? [];
  if (algorithm === undefined || stretches === undefined || first === undefined) return searchOfOne(task, algorithm, measure);
  // Alone, it is what it would be by itself; L-SHADE would shrink by iterations then.
  if (stretches.length === 1 && first.perIteration === first.perIterationLater)
    return searchOfOne(
      { ...task, algorithm: { ...choice, name: first.algorithm, params: first.params } },
      findAlgorithm(first.algorithm),
      measure,
    );
  return searchOfStretches(task, algorithm, stretches, measure);
}

function searchOfOne(task: TaskSpec, algorithm: Algorithm | undefined, measure: Measure): Search {
  const { params } = task.algorithm;
  const own = isLimitedByIterations(task.algorithm, algorithm)
    ? algorithm?.evaluations(params, task.problem.dimensions)
    : undefined;
  const speed = measure(task);
  const limit = algorithm?.iterationLimit?.(params);
  const evaluations = least(task.stop.evaluations, own && (seen(own, speed, limit) ?? own.usual));
  const isMost = own === undefined || own.usual === own.most || evaluations === task.stop.evaluations;
  if (speed === undefined || evaluations === undefined) return { evaluations, isMost, isScaledUp: false, seconds: undefined };
  const most = own && limit !== undefined ? limit + 1 : Number.POSITIVE_INFINITY;
  const iterations = Math.min(most, evaluations / (speed.evaluationsPerIteration ?? usualBatch(algorithm, task)));
  return { evaluations, isMost, isScaledUp: speed.isScaledUp ?? false, seconds: secondsOf(speed, evaluations, iterations) };
}

/** Evaluations of an iteration in a long run. */
function usualBatch(algorithm: Algorithm | undefined, { algorithm: { params }, problem }: TaskSpec): number {
  const iterations = 1e6;
  const long = algorithm?.evaluations({ ...params, max_iterations: iterations }, problem.dimensions).usual;
  return long === undefined ? 1 : long / (iterations + 1);
}

const secondsOf = ({ secondsPerEvaluation, secondsPerIteration }: Speed, evaluations: number, iterations: number): number =>
  secondsPerEvaluation * evaluations + (secondsPerIteration ?? 0) * iterations;

/** Each stretch is measured for itself: a run begins with the cheapest. */
function searchOfStretches(task: TaskSpec, algorithm: Algorithm, stretches: readonly Stretch[], measure: Measure): Search {
  const { algorithm: choice, stop } = task;
  const limit = isLimitedByIterations(choice, algorithm) ? algorithm.iterationLimit?.(choice.params) : undefined;
  const speeds = stretches.map(({ algorithm: name, params, evaluations }) =>
    measure({
      ...task,
      algorithm: { name, params, limitsIterations: false },
      stop: Number.isFinite(evaluations) ? { evaluations } : {},
    }),
  );
  const iterations = limit === undefined ? Number.POSITIVE_INFINITY : limit + 1;
  const most = { iterations, evaluations: stop.evaluations ?? Number.POSITIVE_INFINITY };
  const spent = spendingOfStretches(
    stretches.map((stretch, k) => asSeen(stretch, speeds[k])),
    most,
  );
  const evaluations = Math.round(spent.reduce((sum, stretch) => sum + stretch.evaluations, 0));
  const isMost = limit === undefined || evaluations === stop.evaluations;
  if (!Number.isFinite(evaluations)) return { evaluations: undefined, isMost, isScaledUp: false, seconds: undefined };
  const seconds = spent.map((stretch, k) => {
    const speed = speeds[k];
    return speed && secondsOf(speed, stretch.evaluations, stretch.iterations);
  });
  const isKnown = seconds.every((stretch) => stretch !== undefined);
  const isScaledUp = isKnown && speeds.some((speed) => speed?.isScaledUp);
  return { evaluations, isMost, isScaledUp, seconds: isKnown ? seconds.reduce((sum, stretch) => sum + stretch, 0) : undefined };
}

/** What a population shrinks to is known; what a local search or a restart meets is not. */
function asSeen(stretch: Stretch, speed: Speed | undefined): Stretch {
  const met = speed?.evaluationsPerIteration;
  if (met === undefined || stretch.perIteration !== stretch.perIterationLater) return stretch;
  return { ...stretch, perIteration: met, perIterationLater: met };
}

/** What a run spends by what was seen of it, where its algorithm does not know beforehand. */
function seen({ usual, most }: Spending, speed: Speed | undefined, iterations: number | undefined): number | undefined {
  const perIteration = speed?.evaluationsPerIteration;
  if (usual === most || perIteration === undefined || iterations === undefined) return undefined;
  return Math.min(most, Math.round(perIteration * (iterations + 1)));
}

const least = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b);
