import { algorithms } from '../../engine/algorithms/index.ts';
import { findProblem, problems } from '../../engine/problems/index.ts';
import { languageTitles } from '../../sandbox/language.ts';
import type { ListPage, Page, PageItem, TextPage } from '../ask/page.ts';
import { t } from '../words.ts';
import { type Answers, fitnessLanguages } from './answers.ts';
import { mistakeIn } from './mistake.ts';
import { answered, type StepName, stepsOf } from './steps.ts';

/** A page whose answers are judged at once. */
type StepPage = { mistake(values: readonly string[]): string | undefined } & Page;

/** The page of a step, with what was answered before chosen. */
export function pageOf(at: StepName, answers: Answers): StepPage {
  const steps = stepsOf(answers);
  return {
    title: t('New Optimization'),
    step: steps.indexOf(at) + 1,
    totalSteps: steps.length,
    mistake: (values) => mistakeIn(at, answered(answers, at, values)),
    ...contents(at, answers),
  };
}

function contents(at: StepName, answers: Answers): { prompt: string } & (ListPage | TextPage) {
  switch (at) {
    case 'problem':
      return { kind: 'list', canPickMany: false, prompt: t('What is to be optimized?'), items: problemItems(answers) };
    case 'algorithms':
      return {
        kind: 'list',
        canPickMany: true,
        // What is merely suggested, or was typed for, gives way to what a person types for; what was ticked by hand stays.
        keepsTicks: answers.areAlgorithmsTicked,
        prompt: t('One algorithm or more to compare: ↓ goes to the list, Space ticks'),
        items: algorithmItems(answers),
      };
    case 'dimensions':
      return { kind: 'text', prompt: t('How many variables?{0}', sizes(answers)), value: answers.dimensions };
    case 'bounds':
      return { kind: 'text', prompt: t('Between which bounds? {0}', usualBounds(answers)), value: answers.bounds };
    case 'budget':
      return { kind: 'text', prompt: t('How many evaluations may each algorithm spend?'), value: answers.budget };
    case 'document':
      return { kind: 'list', canPickMany: false, prompt: t('As what should it open?'), items: documentItems(answers) };
  }
}

function problemItems({ source }: Answers): PageItem[] {
  const own = fitnessLanguages.map((language) => ({
    value: `fitness:${language}`,
    label: t('A fitness of your own, in {0}', languageTitles[language]),
    detail: t('A notebook with an example to change; it runs in a sandbox.'),
    picked: 'fitness' in source && source.fitness === language,
  }));
  const builtIn = problems.map(({ name, title, doc }) => ({
    value: name,
    label: title,
    description: name,
    detail: doc,
    picked: 'function' in source && source.function === name,
  }));
  return [...builtIn, ...own];
}

const algorithmItems = (answers: Answers): PageItem[] =>
  algorithms.map(({ name, title, doc }) => ({
    value: name,
    label: title,
    description: name,
    detail: doc,
    picked: answers.algorithms.includes(name),
  }));

const documentItems = ({ document }: Answers): PageItem[] => [
  {
    value: 'notebook',
    label: 'Notebook',
    detail: t('A cell that runs with Shift+Enter and shows its chart below.'),
    picked: document === 'notebook',
  },
  {
    value: 'config',
    label: t('Config file'),
    detail: t('Save it as *.opt.yaml; run it from the title bar or the command line.'),
    picked: document === 'config',
  },
];

function sizes({ source }: Answers): string {
  const range = 'function' in source ? findProblem(source.function)?.dimensions : undefined;
  return range ? t(' {0} to {1}.', range.min.toLocaleString('en'), range.max.toLocaleString('en')) : '';
}

function usualBounds({ source }: Answers): string {
  const bounds = 'function' in source ? findProblem(source.function)?.bounds : undefined;
  const form = t('A pair for all variables, such as -5, 5, or one for each: [[-5, 5], [0, 1]].');
  return bounds ? t('Empty: the usual ones, {0}. {1}', bounds.join(', '), form) : form;
}
