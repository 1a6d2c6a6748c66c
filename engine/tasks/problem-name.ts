import type { TaskSpec } from './task.ts';

/** Name of the function or of the custom fitness; empty where the spec has neither. */
export function problemName({ problem: { source } }: TaskSpec): string {
  if (source === undefined) return '';
  return 'function' in source ? source.function : source.fitness;
}
