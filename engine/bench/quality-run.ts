/** One run of the quality benchmark: an entrant on one BBOB instance, with the evaluations at which each target was reached. */
import { findAlgorithm } from '../algorithms/index.ts';
import { bbobFunctions, bbobInstance } from '../problems/bbob/index.ts';
import { Run } from '../run/run.ts';
import { specOf } from './spec.ts';

/** An algorithm with the parameters that it enters with. */
export interface Entrant {
  readonly label: string;
  readonly algorithm: string;
  readonly params: Readonly<Record<string, number | string>>;
}

export interface QualityJob {
  readonly entrant: Entrant;
  /** BBOB number, 1 to 24. */
  readonly bbob: number;
  readonly instance: number;
  readonly dimensions: number;
  /** Evaluations that may be spent. */
  readonly budget: number;
}

export interface QualityResult {
  readonly job: QualityJob;
  /** Evaluations until the error was at most each of {@link targets}; null where it never was. */
  readonly hits: readonly (number | null)[];
  readonly seconds: number;
}

/** Errors 1e2, 10^1.8, … 1e-8: the 51 targets of COCO. */
export const targets: readonly number[] = Array.from({ length: 51 }, (_, k) => 10 ** (2 - k / 5));

/** @param now milliseconds on any monotonic clock */
export function runQualityJob(job: QualityJob, now: () => number): QualityResult {
  const { entrant, dimensions, budget } = job;
  const algorithm = findAlgorithm(entrant.algorithm);
  const bbob = bbobFunctions.find(({ number }) => number === job.bbob);
  if (algorithm === undefined || bbob === undefined)
    throw new Error(`No such algorithm or function: ${entrant.algorithm}, ${job.bbob}.`);
  const instance = bbobInstance(bbob, dimensions, job.instance);
  const hits: (number | null)[] = targets.map(() => null);
  let reached = 0;
  let evaluations = 0;
  const objective = (x: Float64Array, offset: number): number => {
    const value = instance.evaluate(x, offset);
    evaluations++;
    const error = value - instance.fitness;
    while (reached < targets.length && error <= targets[reached]) hits[reached++] = evaluations;
    return value;
  };
  const startedAt = now();
  const run = new Run({
    algorithm,
    objective,
    now,
    isCancelled: () => reached === targets.length,
    spec: specOf({
      algorithm,
      params: entrant.params,
      dimensions,
      bounds: [-5, 5],
      seed: 1000 * job.bbob + job.instance,
      stop: { evaluations: budget },
    }),
  });
  while (run.stopReason === undefined) run.advance();
  return { job, hits, seconds: (now() - startedAt) / 1000 };
}
