/**
 * Which algorithms `auto` runs, for how long, and why. The shares were chosen on the 24 BBOB functions
 * (`npm run bench:quality`); pure, so that what a run will do can be said before it starts.
 */
import { type Sentence, say } from '../../../sandbox/sentence.ts';

/** One stretch of the run. */
export interface Segment {
  readonly member: 'generalized_annealing' | 'cma_es' | 'lshade' | 'polish';
  /** Evaluations after which the next segment begins; the last one goes on for ever. */
  readonly evaluations: number;
}

/** What `auto` runs, and why. */
export interface Plan {
  readonly segments: readonly Segment[];
  readonly why: Sentence;
}

/** Below this many evaluations per dimension a population has no time to settle. */
const shortBudget = 250;

/** @param budget evaluations of the whole run; Infinity when nobody knows */
export function planFor(dimensions: number, budget: number): Plan {
  const perDimension = budget / dimensions;
  if (dimensions > 300)
    return {
      segments: [{ member: 'lshade', evaluations: budget }],
      why: say(
        'L-SHADE alone, because the covariance matrix of CMA-ES is too expensive in {0} dimensions.',
        dimensions.toLocaleString('en'),
      ),
    };
  if (perDimension < shortBudget)
    return {
      segments: [{ member: 'generalized_annealing', evaluations: budget }],
      why: say(
        'Generalized annealing with its quick local search alone, because {0} evaluations in {1} dimensions are too few for a population.',
        budget.toLocaleString('en'),
        dimensions,
      ),
    };
  if (!Number.isFinite(budget))
    return {
      segments: [{ member: 'cma_es', evaluations: budget }],
      why: say(
        'CMA-ES with restarts, because without an evaluation budget nothing can be planned; give one under stop.evaluations.',
      ),
    };
  const part = (member: Segment['member'], share: number): Segment => ({ member, evaluations: Math.round(share * budget) });
  return {
    segments: [
      part('generalized_annealing', 0.05),
      part('cma_es', 0.2),
      part('lshade', 0.6),
      part('polish', 0.1),
      part('cma_es', 0.05),
    ],
    why: say(
      'Generalized annealing for a quick start (5 % of {0} evaluations), CMA-ES with restarts for ill-conditioned landscapes (25 %), L-SHADE for separable and multimodal ones (60 %), and a CMA-ES that polishes the best point (10 %): together they solve more than any alone.',
      budget.toLocaleString('en'),
    ),
  };
}
