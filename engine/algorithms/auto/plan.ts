/**
 * Which algorithms `auto` runs, for how long, and why. The shares were chosen on the 24 BBOB functions
 * (`npm run bench:quality`); pure, so that what a run will do can be said before it starts.
 */

/** One stretch of the run. */
export interface Segment {
  readonly member: 'cma_es' | 'lshade' | 'polish';
  /** Evaluations after which the next segment begins; the last one goes on for ever. */
  readonly evaluations: number;
}

export interface Plan {
  readonly segments: readonly Segment[];
  /** One plain sentence. */
  readonly why: string;
}

/** Below this many evaluations per dimension a population has no time to settle. */
const shortBudget = 250;

/** @param budget evaluations of the whole run; Infinity when nobody knows */
export function planFor(dimensions: number, budget: number): Plan {
  const perDimension = budget / dimensions;
  if (dimensions > 300)
    return {
      segments: [{ member: 'lshade', evaluations: budget }],
      why: `L-SHADE alone, because the covariance matrix of CMA-ES is too expensive in ${dimensions} dimensions.`,
    };
  if (perDimension < shortBudget)
    return {
      segments: [{ member: 'cma_es', evaluations: budget }],
      why: `CMA-ES alone, because ${budget} evaluations in ${dimensions} dimensions are too few for more than one search.`,
    };
  if (!Number.isFinite(budget))
    return {
      segments: [{ member: 'cma_es', evaluations: budget }],
      why: 'CMA-ES with restarts, because without an evaluation budget nothing can be planned; give one under stop.evaluations.',
    };
  const part = (member: Segment['member'], share: number): Segment => ({ member, evaluations: Math.round(share * budget) });
  return {
    segments: [part('cma_es', 0.2), part('lshade', 0.6), part('polish', 0.1), part('cma_es', 0.1)],
    why:
      `CMA-ES with restarts for smooth and ill-conditioned landscapes (30 % of ${budget} evaluations), L-SHADE for separable and ` +
      'multimodal ones (60 %), and a CMA-ES that polishes the best point of both (10 %): together they solve more than any alone.',
  };
}
