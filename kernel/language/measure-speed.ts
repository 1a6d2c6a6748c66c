import { findAlgorithm } from '../../engine/algorithms/index.ts';
import { chosenProblem } from '../../engine/config/chosen-problem.ts';
import { Run } from '../../engine/run/run.ts';
import type { TaskSpec } from '../../engine/tasks/task.ts';
import type { Measure, Speed } from './cost.ts';

/** Milliseconds of a run that are watched. */
const watchedMs = 20;
/** Beyond, one iteration or the making of the problem takes too long to be tried in passing. */
const maxDimensions = 100;
const remembered = 200;

/** Runs tasks for a moment and remembers what it saw. @param now milliseconds of a monotonic clock */
export function createMeasure(now: () => number): Measure {
  const known = new Map<string, Speed | undefined>();
  return (task) => {
    const { algorithm, problem } = task;
    const key = JSON.stringify([algorithm.name, algorithm.params, problem.source, problem.dimensions]);
    if (!known.has(key)) {
      if (known.size >= remembered) known.clear();
      known.set(key, watch(task, now));
    }
    return known.get(key);
  };
}

function watch(task: TaskSpec, now: () => number): Speed | undefined {
  const chosen = chosenProblem(task.problem);
  const algorithm = findAlgorithm(task.algorithm.name);
  const { dimensions } = task.problem;
  if (!chosen || !algorithm || dimensions > maxDimensions) return undefined;
  const { objective } = chosen.problem.at(dimensions, chosen.instance);
  const run = new Run({ spec: task, algorithm, objective, now, isCancelled: () => false });
  const [begun, half] = [now(), { at: 0, evaluations: 0 }];
  while (run.stopReason === undefined && now() - begun < watchedMs) {
    run.advance();
    // The first half goes by before the code is as fast as it gets.
    if (half.at === 0 && now() - begun > watchedMs / 2) {
      half.at = now();
      half.evaluations = run.progress().evaluations;
    }
  }
  const total = run.progress().evaluations;
  // A run that ended at the half has no second one.
  const since = total > half.evaluations ? half : { at: 0, evaluations: 0 };
  const seconds = (now() - (since.at === 0 ? begun : since.at)) / 1000;
  const evaluations = total - since.evaluations;
  return evaluations > 0 ? { secondsPerEvaluation: seconds / evaluations, bytes: sizeOf(run.state().optimizer) } : undefined;
}

/** Bytes of the numbers in a snapshot, which a search holds as doubles. */
function sizeOf(value: unknown): number {
  if (typeof value === 'number') return 8;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + sizeOf(part), 0);
}
