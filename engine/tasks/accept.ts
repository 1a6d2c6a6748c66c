import { say, withMessage } from '../../sandbox/sentence.ts';
import type { Config, Finding } from '../config/config.ts';

/** Why a valid config is not run; its place in the text is that of its path. */
export type Refusal = Pick<Finding, 'code' | 'path' | 'message' | 'sentence'>;

/** Told before a run as well, where nothing else may bring the fitness. */
export const nothingToOptimize: Refusal = {
  code: 'no-function',
  path: 'problem',
  ...withMessage(
    say(
      'The config names nothing to optimize; add to problem a "function:", such as "function: rastrigin", or a "fitness:" of your own, such as "fitness: ./my.fitness.ts", or give the fitness to the run, by Run Custom Optimization or "optimizehub run --fitness".',
    ),
  ),
};

/**
 * Why a valid config cannot run here, if so.
 * @param hasFitness whether a custom fitness came with it
 */
export function refusal(config: Config, hasFitness: boolean): Refusal | undefined {
  const { source } = config.problem;
  if (source === undefined && hasFitness) return undefined;
  if (source === undefined) return nothingToOptimize;
  if ('fitness' in source && !hasFitness)
    return {
      code: 'no-fitness',
      path: 'problem.fitness',
      ...withMessage(
        say(
          'The fitness {0} was not sent with the config. Run it from the notebook or folder that contains {0}.',
          source.fitness,
        ),
      ),
    };
  return undefined;
}
