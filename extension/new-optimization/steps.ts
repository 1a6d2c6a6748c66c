import { findProblem } from '../../engine/problems/index.ts';
import type { PageEvent } from '../ask/page.ts';
import { type Answers, firstAnswers, fitnessLanguages, onlyDimensions, withSource } from './answers.ts';
import { mistakeIn } from './mistake.ts';

/** In the order in which they are asked; which of them are asked, stepsOf tells. */
export const stepNames = ['problem', 'algorithms', 'dimensions', 'bounds', 'budget', 'document'] as const;
/** A step that asks something. */
export type StepName = (typeof stepNames)[number];

/** Where a person is on the way to a new optimization. */
export interface Progress {
  readonly answers: Answers;
  readonly at: StepName | 'finished' | 'called off';
}

/** At the first step, with what is suggested. */
export const begin: Progress = { answers: firstAnswers, at: 'problem' };

/** The steps that there is something to choose at. */
export function stepsOf({ source }: Answers): readonly StepName[] {
  const problem = 'function' in source ? findProblem(source.function) : undefined;
  const hasOneSize = problem !== undefined && onlyDimensions(problem) !== undefined;
  return stepNames.filter((name) => !(name === 'dimensions' && hasOneSize) && !(name === 'document' && problem === undefined));
}

/** Where the event leads; a mistaken answer leads nowhere, and the first step leads back to itself. */
export function step({ answers, at }: Progress, event: PageEvent): Progress {
  if (at === 'finished' || at === 'called off') return { answers, at };
  if (event.kind === 'called off') return { answers, at: 'called off' };
  const before = stepsOf(answers);
  if (event.kind === 'went back') return { answers, at: before[Math.max(0, before.indexOf(at) - 1)] };
  const given = answered(answers, at, event.values);
  const changed = at === 'algorithms' ? { ...given, areAlgorithmsTicked: event.hasOwnTicks ?? false } : given;
  if (mistakeIn(at, changed) !== undefined) return { answers, at };
  const steps = stepsOf(changed);
  return { answers: changed, at: steps[steps.indexOf(at) + 1] ?? 'finished' };
}

/** The answers with those of one step, right or wrong. */
export function answered(answers: Answers, at: StepName, values: readonly string[]): Answers {
  const [value = ''] = values;
  switch (at) {
    case 'problem': {
      const language = fitnessLanguages.find((name) => value === `fitness:${name}`);
      return withSource(answers, language ? { fitness: language } : { function: value });
    }
    case 'algorithms':
      return { ...answers, algorithms: values };
    case 'document':
      return { ...answers, document: value === 'config' ? 'config' : 'notebook' };
    default:
      return { ...answers, [at]: value };
  }
}
