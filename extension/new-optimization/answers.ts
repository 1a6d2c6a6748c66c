import { findProblem, type Problem } from '../../engine/problems/index.ts';

/** Languages in which a fitness of one's own can be begun, by VS Code's ids. */
export const fitnessLanguages = ['typescript', 'javascript', 'python'] as const;
/** One of these. */
export type FitnessLanguage = (typeof fitnessLanguages)[number];

/** What a person has chosen so far; what was not asked yet holds what is suggested. */
export interface Answers {
  readonly source: { readonly function: string } | { readonly fitness: FitnessLanguage };
  /** Names, at least one. */
  readonly algorithms: readonly string[];
  /** Whether they were ticked by hand, and not only suggested, or typed for and taken by Enter. */
  readonly areAlgorithmsTicked: boolean;
  /** As typed. */
  readonly dimensions: string;
  /** As typed: `-5, 5` or `[[-5, 5], [0, 1]]`; empty for the usual ones of a built-in problem. */
  readonly bounds: string;
  /** Evaluations, as typed. */
  readonly budget: string;
  readonly document: 'notebook' | 'config';
}

const usualDimensions = 5;

/** What is suggested before anything is asked; a config of just these runs. */
export const firstAnswers: Answers = {
  source: { function: 'rastrigin' },
  algorithms: ['particle_swarm'],
  areAlgorithmsTicked: false,
  dimensions: String(usualDimensions),
  bounds: '',
  budget: '10000',
  document: 'notebook',
};

/** The answers with another problem: dimensions and bounds of the one before do not hold for it. */
export function withSource(answers: Answers, source: Answers['source']): Answers {
  if (JSON.stringify(source) === JSON.stringify(answers.source)) return answers;
  const problem = 'function' in source ? findProblem(source.function) : undefined;
  // A notebook alone can hold a fitness and its config together.
  const document = problem ? answers.document : 'notebook';
  return { ...answers, source, document, dimensions: String(suggestedDimensions(problem)), bounds: problem ? '' : '-5, 5' };
}

/** The one number of dimensions that a problem can have, if there is one. */
export function onlyDimensions({ fixed, dimensions: { min, max } }: Problem): number | undefined {
  return fixed?.(1).dimensions ?? (min === max ? min : undefined);
}

function suggestedDimensions(problem: Problem | undefined): number {
  if (problem === undefined) return usualDimensions;
  const { min, max } = problem.dimensions;
  return onlyDimensions(problem) ?? Math.min(Math.max(usualDimensions, min), max);
}
