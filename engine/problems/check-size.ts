import type { Problem } from './define.ts';

/** Why a problem has not that many dimensions, in one sentence; undefined when it has. Knows no instance: looks at the limits only. */
export function checkDimensions(problem: Problem, dimensions: number, instance: number | undefined): string | undefined {
  const { min, max } = problem.dimensions;
  const fixed = instance === undefined ? undefined : problem.fixed?.(instance);
  if (fixed !== undefined)
    return dimensions === fixed.dimensions
      ? undefined
      : `Expected ${fixed.dimensions} dimensions for instance ${instance} (${fixed.title}) of ${problem.name}, got ${dimensions}.`;
  if (dimensions >= min && dimensions <= max) return undefined;
  return `Expected ${min === max ? `exactly ${min}` : `${min} to ${max}`} dimensions for ${problem.name}, got ${dimensions}.`;
}

/** Why a problem has no instance of that number, in one sentence; undefined when it has. */
export function checkInstance({ name, instances }: Problem, instance: number): string | undefined {
  if (instances === undefined) return `Expected no instance, because ${name} has none; remove it.`;
  const { min, max } = instances;
  return instance >= min && instance <= max ? undefined : `Expected instance ${min} to ${max} of ${name}, got ${instance}.`;
}
