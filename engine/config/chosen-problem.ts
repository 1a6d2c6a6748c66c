import { findProblem, type Problem } from '../problems/index.ts';
import type { ProblemChoice } from './config.ts';

/** The built-in problem that a config names, and which instance of it; undefined for a custom fitness. */
export function chosenProblem({ source }: ProblemChoice): { readonly problem: Problem; readonly instance: number } | undefined {
  if (source === undefined || !('function' in source)) return undefined;
  const problem = findProblem(source.function);
  return problem && { problem, instance: source.instance ?? 1 };
}
