import { type Algorithm, defaultsOf } from '../algorithms/index.ts';
import type { StopRules } from '../config/config.ts';
import type { TaskSpec } from '../tasks/task.ts';

/** What a benchmark runs: an algorithm at its defaults but for `params`, in the same interval in every dimension. */
export interface BenchRun {
  readonly algorithm: Algorithm;
  readonly params?: Readonly<Record<string, number | string>>;
  readonly dimensions: number;
  readonly bounds: readonly [lower: number, upper: number];
  readonly seed: number;
  /** Without an evaluation budget `max_iterations` ends the run. */
  readonly stop: StopRules;
}

/** The task of a run that no limit of time cuts short. */
export function specOf({ algorithm, params = {}, dimensions, bounds, seed, stop }: BenchRun): TaskSpec {
  return {
    algorithm: {
      name: algorithm.name,
      params: { ...defaultsOf(algorithm), ...params },
      limitsIterations: stop.evaluations === undefined,
    },
    problem: {
      dimensions,
      lower: Array(dimensions).fill(bounds[0]),
      upper: Array(dimensions).fill(bounds[1]),
      usesUsualBounds: true,
      objective: 'minimize',
      source: undefined,
    },
    seed,
    run: 0,
    stop,
    limits: { soft_seconds: Number.POSITIVE_INFINITY, hard_seconds: Number.POSITIVE_INFINITY },
  };
}
