import type { TaskSpec } from './task.ts';

/** Name of the function or of the custom fitness; empty where the spec has neither. */
export function problemName({ problem: { source }, fitness }: TaskSpec): string {
  if (source === undefined) return fitness?.name ?? '';
  return 'function' in source ? source.function : source.fitness;
}
