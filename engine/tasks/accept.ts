import { say, withMessage } from '../../sandbox/sentence.ts';
import type { Config, Finding } from '../config/config.ts';

/** Why a valid config is not run; its place in the text is that of its path. */
export type Refusal = Pick<Finding, 'code' | 'path' | 'message' | 'sentence'>;

/**
 * Why a valid config cannot run here, if so.
 * @param hasFitness whether a custom fitness came with it
 */
export function refusal(config: Config, hasFitness: boolean): Refusal | undefined {
  const { source } = config.problem;
  if (source === undefined && hasFitness) return undefined;
  if (source === undefined)
    return {
      code: 'no-function',
      path: 'problem',
      ...withMessage(say('The config names no function to optimize; add one to problem, such as "function: rastrigin".')),
    };
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
