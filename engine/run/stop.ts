import type { StopRules } from '../config/config.ts';
import type { StopReason } from '../tasks/task.ts';

/** What the rules look at. */
export interface Standing {
  readonly evaluations: number;
  /** Iterations after the first population; -1 before it is evaluated. */
  readonly iterations: number;
  /** Minimized sign; Infinity while nothing finite was found. */
  readonly best: number;
  readonly seconds: number;
  readonly iterationsWithoutImprovement: number;
  readonly isFinished: boolean;
  readonly isCancelled: boolean;
}

/** The rules of one run, total: absent ones are Infinity. `target` in the minimized sign. */
export interface Limits {
  readonly iterations: number;
  readonly evaluations: number;
  readonly target: number;
  readonly seconds: number;
  readonly stagnation: number;
  /** Seconds after which the task stops by itself, whatever its rules. */
  readonly soft: number;
}

/** @param softSeconds of the config's `limits`; default: none */
export const limitsOf = (
  rules: StopRules,
  iterations: number,
  sign: 1 | -1,
  softSeconds: number = Number.POSITIVE_INFINITY,
): Limits => ({
  iterations,
  evaluations: rules.evaluations ?? Number.POSITIVE_INFINITY,
  target: rules.target === undefined ? Number.NEGATIVE_INFINITY : sign * rules.target,
  seconds: rules.seconds ?? Number.POSITIVE_INFINITY,
  stagnation: rules.stagnation ?? Number.POSITIVE_INFINITY,
  soft: softSeconds,
});

/** The first rule that is met, in this order where several are met at once; undefined while none is. */
export function firstMet(standing: Standing, limits: Limits): StopReason | undefined {
  if (standing.isCancelled) return 'cancelled';
  if (standing.best <= limits.target) return 'target';
  if (standing.evaluations >= limits.evaluations) return 'evaluations';
  if (standing.iterations >= limits.iterations) return 'max_iterations';
  if (standing.isFinished) return 'final_temp';
  if (standing.iterationsWithoutImprovement >= limits.stagnation) return 'stagnation';
  if (standing.seconds >= limits.seconds) return 'seconds';
  if (standing.seconds >= limits.soft) return 'soft_limit';
  return undefined;
}

/** Share of the run that is done by the bounding rule that is nearest; null when none bounds it. */
export function fractionOf(standing: Standing, limits: Limits): number | null {
  const shares = [
    standing.evaluations / limits.evaluations,
    Math.max(0, standing.iterations) / limits.iterations,
    standing.seconds / limits.seconds,
  ];
  const largest = Math.max(...shares);
  return largest > 0 || [limits.evaluations, limits.iterations, limits.seconds].some(Number.isFinite)
    ? Math.min(1, largest)
    : null;
}
