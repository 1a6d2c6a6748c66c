import type { Config, Finding } from '../config/config.ts';

/**
 * Why a valid config cannot run here, if so.
 * @param hasFitness whether a custom fitness came with it
 */
export function refusal(config: Config, hasFitness: boolean): Finding | undefined {
  const { source } = config.problem;
  if (source === undefined && hasFitness) return undefined;
  if (source === undefined)
    return findingAtStart(
      'no-function',
      'problem',
      'The config names no function to optimize; add one to problem, such as "function: rastrigin".',
    );
  if ('fitness' in source && !hasFitness)
    return findingAtStart(
      'no-fitness',
      'problem.fitness',
      `The fitness ${source.fitness} did not come with the config; run it where the file or the cell is.`,
    );
  return undefined;
}

const findingAtStart = (code: string, path: string, message: string): Finding => ({
  severity: 'error',
  code,
  message,
  path,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
});
