import { findAlgorithm, type Operations } from '../../engine/algorithms/index.ts';
import { chosenProblem } from '../../engine/config/chosen-problem.ts';
import { Run } from '../../engine/run/run.ts';
import type { StopReason, TaskSpec } from '../../engine/tasks/task.ts';
import type { Measure, Speed } from './cost.ts';
import { dimensionsToTry, workOf } from './work.ts';

/** Milliseconds of a run that are watched in all: before, its code is up to a hundred times slower than V8 makes it. */
const watchedMs = 120;
/** The same where an iteration costs by itself, so that it matters how many evaluations it spends, and that is seen only later. */
const watchedMsOfIterations = 360;
/** Milliseconds after which others have their turn. */
const sliceMs = 20;
/** Slices that count, the last ones. */
const counted = 3;
const remembered = 200;

/** When a measurement is done. */
export interface Occasion {
  /** Calls back when nothing else is to be done. */
  later(step: () => void): void;
  /** Called when all that was asked for is measured. */
  onMeasured(): void;
}

const atOnce: Occasion = { later: (step) => step(), onMeasured: () => undefined };

/** Runs tasks for a moment and remembers what it saw. @param now milliseconds of a monotonic clock */
export function createMeasure(now: () => number, { later, onMeasured }: Occasion = atOnce): Measure {
  const known = new Map<string, Speed | undefined>();
  const waiting = new Map<string, TaskSpec>();
  let watch: (() => boolean) | undefined;
  let isMeasuring = false;
  const isKnown = (task: TaskSpec): boolean => known.has(keyOf(task)) || known.has(keyWithEnd(task));
  const step = (): void => {
    const [[key, task] = []] = waiting;
    if (key === undefined || task === undefined) {
      isMeasuring = false;
      onMeasured();
      return;
    }
    watch ??= isKnown(task)
      ? () => false
      : watching(task, now, (speed, isOfItsEnd) => known.set(isOfItsEnd ? keyWithEnd(task) : keyOf(task), speed));
    if (!watch()) {
      waiting.delete(key);
      watch = undefined;
    }
    later(step);
  };
  return (task) => {
    if (!isKnown(task) && !waiting.has(keyWithEnd(task))) {
      if (known.size >= remembered) known.clear();
      waiting.set(keyWithEnd(task), task);
      if (!isMeasuring) {
        isMeasuring = true;
        later(step);
      }
    }
    return known.get(keyOf(task)) ?? known.get(keyWithEnd(task));
  };
}

/** For which a run that was watched for long enough speaks, however long others are. */
const keyOf = ({ algorithm, problem }: TaskSpec): string => JSON.stringify([algorithm, problem.source, problem.dimensions]);

/** For which a run speaks that its stop rules ended before its code was fast. */
const keyWithEnd = (task: TaskSpec): string => keyOf(task) + JSON.stringify(task.stop);

/** What was seen of a run for a moment. */
interface Slice {
  readonly ms: number;
  readonly evaluations: number;
  readonly iterations: number;
}

/** @param isOfItsEnd whether the speed is that of a run that its stop rules ended early, and tells nothing of a longer one */
type Tell = (speed: Speed | undefined, isOfItsEnd: boolean) => void;

/** @returns what watches one more slice, and says whether another one is needed */
function watching(task: TaskSpec, now: () => number, tell: Tell): () => boolean {
  const trial = trialOf(task, now);
  const slices: Slice[] = [];
  let run = trial?.begin();
  let spentMs = 0;
  let isOfItsEnd = false;
  return () => {
    if (trial === undefined || run === undefined) {
      tell(undefined, false);
      return false;
    }
    const begun = now();
    slices.push(watchSlice(run, now));
    const isOver = run.stopReason !== undefined;
    isOfItsEnd ||= run.stopReason !== undefined && !ownEnds.has(run.stopReason);
    // A smaller run may be over before V8 has made its code fast.
    if (isOver && trial.isSmaller) run = trial.begin();
    spentMs += now() - begun;
    if ((!isOver || trial.isSmaller) && spentMs < trial.watchedMs) return true;
    // A whole run is as long as it is; of any other the slow beginning will not count.
    const isWhole = isOver && !trial.isSmaller;
    tell(trial.speedBy(isWhole ? [total(slices)] : slices.slice(-counted)), isOfItsEnd);
    return false;
  };
}

/** By which a run ends whatever its stop rules are. */
const ownEnds: ReadonlySet<StopReason> = new Set(['max_iterations', 'final_temp']);

/** One iteration at least, however busy the machine is. */
function watchSlice(run: Run, now: () => number): Slice {
  const [begun, before] = [now(), run.progress().evaluations];
  let iterations = 0;
  do {
    run.advance();
    iterations++;
  } while (run.stopReason === undefined && now() - begun < sliceMs);
  return { ms: now() - begun, evaluations: run.progress().evaluations - before, iterations };
}

const total = (slices: readonly Slice[]): Slice =>
  slices.reduce((sum, { ms, evaluations, iterations }) => ({
    ms: sum.ms + ms,
    evaluations: sum.evaluations + evaluations,
    iterations: sum.iterations + iterations,
  }));

/** A run like that of a task, in as many dimensions as can be tried in passing. */
interface Trial {
  begin(): Run;
  readonly isSmaller: boolean;
  readonly watchedMs: number;
  /** The fastest slice was disturbed least by what else the machine does. */
  speedBy(slices: readonly Slice[]): Speed;
}

/** Undefined for what is not built in. */
function trialOf(task: TaskSpec, now: () => number): Trial | undefined {
  const chosen = chosenProblem(task.problem);
  const algorithm = findAlgorithm(task.algorithm.name);
  if (!chosen || !algorithm) return undefined;
  const { problem, instance } = chosen;
  const { params } = task.algorithm;
  const { dimensions } = task.problem;
  const tried = dimensionsToTry(algorithm, params, problem, instance, dimensions);
  const spec = tried < dimensions ? inFewer(task, tried) : task;
  const { objective } = problem.at(tried, instance);
  const [seen, asked] = [tried, dimensions].map((n) => workOf(algorithm, params, problem, n)) as [Operations, Operations]; // of two
  return {
    begin: () => new Run({ spec, algorithm, objective, now, isCancelled: () => false }),
    isSmaller: tried < dimensions,
    watchedMs: asked.perIteration > 0 && tried === dimensions ? watchedMsOfIterations : watchedMs,
    speedBy(slices) {
      const workIn = ({ evaluations, iterations }: Slice): number =>
        evaluations * seen.perEvaluation + iterations * seen.perIteration;
      const secondsPerOperation = Math.min(...slices.map((slice) => slice.ms / workIn(slice))) / 1000;
      // A simplex that shrinks asks for many at once, for a moment.
      const batches = slices.map(({ evaluations, iterations }) => evaluations / iterations).sort((a, b) => a - b);
      return {
        secondsPerEvaluation: secondsPerOperation * asked.perEvaluation,
        secondsPerIteration: secondsPerOperation * asked.perIteration,
        ...(tried < dimensions
          ? { isScaledUp: true }
          : { evaluationsPerIteration: batches[Math.floor(batches.length / 2)]! /* of at least one */ }),
      };
    },
  };
}

/** The same task in fewer dimensions. What ends it and where it starts belongs to the larger one. */
function inFewer({ initial: _, ...task }: TaskSpec, dimensions: number): TaskSpec {
  const { lower, upper } = task.problem;
  return {
    ...task,
    problem: { ...task.problem, dimensions, lower: lower.slice(0, dimensions), upper: upper.slice(0, dimensions) },
    stop: task.stop.evaluations === undefined ? {} : { evaluations: task.stop.evaluations },
  };
}
