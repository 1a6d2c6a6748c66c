import { unnamedCell } from './fitness.ts';
import type { TaskSpec } from './task.ts';

/** Name of the function or of the custom fitness; empty where it has none. */
export function problemName({ problem: { source }, fitness }: TaskSpec): string {
  if (source === undefined) return fitness === undefined || fitness.name === unnamedCell ? '' : fitness.name;
  return 'function' in source ? source.function : source.fitness;
}
