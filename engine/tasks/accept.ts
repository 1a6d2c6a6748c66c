import type { Config, Finding } from '../config/config.ts';

/** Why a valid config cannot run here, if so. */
export function refusal(config: Config): Finding | undefined {
  const { source } = config.problem;
  if (source === undefined)
    return findingAtStart(
      'no-function',
      'problem',
      'The config names no function to optimize; add one to problem, such as "function: rastrigin".',
    );
  if ('fitness' in source)
    return findingAtStart(
      'custom-fitness-unavailable',
      'problem.fitness',
      'Custom fitness is not available yet: it will run only in the sandbox. Choose a built-in function, such as "function: rastrigin".',
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
