import type { NumberRange } from '../../engine/config/nodes.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import * as schema from '../../engine/config/schema.ts';
import { findProblem, type Problem } from '../../engine/problems/index.ts';
import { t, tellFinding } from '../words.ts';
import type { Answers } from './answers.ts';
import { configText, readBounds } from './config-text.ts';
import type { StepName } from './steps.ts';
import { mistakeInWhole, type WholeRange } from './whole-number.ts';

/** What is wrong with the answer of a step, mostly in the words of the engine; undefined when nothing is. */
export function mistakeIn(at: StepName, answers: Answers): string | undefined {
  if (at === 'algorithms' && answers.algorithms.length === 0)
    return t('Choose at least one algorithm: ↓ goes to the list, Space ticks.');
  const { source } = answers;
  const problem = 'function' in source ? findProblem(source.function) : undefined;
  if (at === 'problem') return 'function' in source && !problem ? t('Choose a problem from the list.') : undefined;
  return mistakeInText(at, answers, problem) ?? mistakeInConfig(at, answers);
}

/** What the engine would tell of a config, and not of a line that is asked for. */
function mistakeInText(at: StepName, { dimensions, bounds, budget }: Answers, problem: Problem | undefined): string | undefined {
  if (at === 'dimensions') return mistakeInWhole(dimensions, rangeOf(schema.dimensions), problem?.dimensions);
  if (at === 'budget') return mistakeInWhole(budget, rangeOf(schema.stop.evaluations));
  if (at !== 'bounds' || bounds.trim() === '') return undefined;
  if (readBounds(bounds) === undefined)
    return t('Expected a lower and an upper bound, such as -5, 5, or a pair for each dimension, such as [[-5, 5], [0, 1]].');
  const endless = bounds.split(/[\s,[\]]+/).find((word) => Math.abs(Number(word)) === Infinity);
  return endless && t('{0} is too large for a number; the largest is about 1.79e308.', endless);
}

function rangeOf({ minimum, maximum }: NumberRange): WholeRange {
  if (minimum === undefined || maximum === undefined) throw new Error('Expected a schema with a least and a largest number.');
  return { min: minimum, max: maximum };
}

function mistakeInConfig(at: Exclude<StepName, 'problem'>, answers: Answers): string | undefined {
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
