import { type Sentence, say } from '../../sandbox/sentence.ts';
import type { Problem } from './define.ts';

/** Why a problem has not that many dimensions, in one sentence; undefined when it has. Knows no instance: looks at the limits only. */
export function checkDimensions(problem: Problem, dimensions: number, instance: number | undefined): Sentence | undefined {
  const { min, max } = problem.dimensions;
  const fixed = instance === undefined ? undefined : problem.fixed?.(instance);
  if (fixed !== undefined)
    return dimensions === fixed.dimensions
      ? undefined
      : say(
          'Expected {0} dimensions for instance {1} ({2}) of {3}, got {4}.',
          fixed.dimensions,
          instance ?? 1,
          fixed.title,
          problem.name,
          dimensions,
        );
  if (dimensions >= min && dimensions <= max) return undefined;
  return min === max
    ? say('Expected exactly {0} dimensions for {1}, got {2}.', min, problem.name, dimensions)
    : say('Expected {0} to {1} dimensions for {2}, got {3}.', min, max, problem.name, dimensions);
}

/** How many dimensions a problem, or its instance, has that are nearest to a number of them. */
export function nearestDimensions(problem: Problem, dimensions: number, instance: number | undefined): number {
  const { min, max } = problem.dimensions;
  const fixed = instance === undefined ? undefined : problem.fixed?.(instance);
  return fixed?.dimensions ?? Math.min(Math.max(dimensions, min), max);
}

/** Why a problem has no instance of that number, in one sentence; undefined when it has. */
export function checkInstance({ name, instances }: Problem, instance: number): Sentence | undefined {
  if (instances === undefined) return say('Expected no instance, because {0} has none; remove it.', name);
  const { min, max } = instances;
  if (instance >= min && instance <= max) return undefined;
  return say('Expected instance {0} to {1} of {2}, got {3}.', min, max, name, instance);
}
