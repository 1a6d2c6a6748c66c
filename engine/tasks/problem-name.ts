import { inEnglish, type Part, say } from '../../sandbox/sentence.ts';
import { unnamedCell } from './fitness.ts';
import type { TaskSpec } from './task.ts';

/** The name with the instance of the function, where it has several: what tells one problem from another. */
export const problemTitle = (spec: TaskSpec): string => inEnglish(sayProblem(spec));

/** The same, as it can be told in other languages. */
export function sayProblem(spec: TaskSpec): Part {
  const { source } = spec.problem;
  const instance = source && 'function' in source ? source.instance : undefined;
  return instance === undefined ? problemName(spec) : say('{0} (instance {1})', problemName(spec), instance);
}

/** Name of the function or of the custom fitness; empty where it has none. */
export function problemName({ problem: { source }, fitness }: TaskSpec): string {
  if (source === undefined) return fitness === undefined || fitness.name === unnamedCell ? '' : fitness.name;
  return 'function' in source ? source.function : source.fitness;
}
