import type { FitnessSpec, TaskSpec } from '../tasks/task.ts';
import type { Config } from './config.ts';
import { maxSeed } from './schema.ts';

/**
 * The tasks of a config, algorithm by algorithm: run k has seed + k, so that a config with that seed repeats it alone.
 * @param seed the config's own, or the one drawn for it
 */
export function planTasks(config: Config, seed: number, fitness?: FitnessSpec): TaskSpec[] {
  return config.algorithms.flatMap((algorithm) =>
    Array.from({ length: config.runs }, (_, run) => ({
      algorithm,
      problem: config.problem,
      seed: (seed + run) % (maxSeed + 1),
      run,
      stop: config.stop,
      limits: config.limits,
      ...(fitness ? { fitness } : {}),
      ...(config.initial ? { initial: config.initial } : {}),
    })),
  );
}
