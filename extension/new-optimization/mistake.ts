import { parseConfig } from '../../engine/config/parse.ts';
import { findProblem } from '../../engine/problems/index.ts';
import { t, tellFinding } from '../words.ts';
import type { Answers } from './answers.ts';
import { configText, readBounds } from './config-text.ts';
import type { StepName } from './steps.ts';

/** What is wrong with the answer of a step, in the words of the engine; undefined when nothing is. */
export function mistakeIn(at: StepName, answers: Answers): string | undefined {
  if (at === 'algorithms' && answers.algorithms.length === 0) return t('Choose at least one algorithm.');
  if (at === 'bounds' && answers.bounds.trim() !== '' && readBounds(answers.bounds) === undefined)
    return t('Expected a lower and an upper bound, such as -5, 5, or a pair for each dimension, such as [[-5, 5], [0, 1]].');
  if (at === 'problem') {
    const { source } = answers;
    return 'function' in source && !findProblem(source.function) ? t('Choose a problem from the list.') : undefined;
  }
  const path = paths[at];
  const { findings } = parseConfig(configText(answers));
  const found = findings.find((finding) => finding.severity === 'error' && finding.path.startsWith(path));
  return found && tellFinding(found);
}

/** What of the config a step decides. */
const paths: Readonly<Record<Exclude<StepName, 'problem'>, string>> = {
  algorithms: 'algorithm',
  dimensions: 'problem.dimensions',
  bounds: 'problem.bounds',
  budget: 'stop',
  // The last step answers for the whole.
  document: '',
};
