/** What is said of a fitness that gives no number, and of a source without a fitness. */
import { inEnglish, type Part, type Sentence, say } from '../sentence.ts';
import { FitnessError, type SourcePlace } from './fitness-error.ts';

/** @param what was returned, as the realm or Python describes it */
export function badValue(what: string, place: Partial<SourcePlace> & { readonly index?: number } = {}): FitnessError {
  const sentence = say('Expected fitness to return a number, got {0}', sayValue(what));
  return new FitnessError('bad-value', `${inEnglish(sentence)}.`, { ...place, sentence });
}

export function noFitness(): FitnessError {
  const sentence = say('Expected a function named fitness, found none');
  return new FitnessError('runtime', `${inEnglish(sentence)}.`, { sentence });
}

const values: readonly Sentence[] = [
  say('an array'),
  say('an object'),
  say('a promise'),
  say('a function'),
  say('a symbol'),
  say('a bigint'),
  say('an integer too large for one'),
];
const kinds: readonly Sentence[] = [
  say('the string {0}'),
  say('the boolean {0}'),
  say('an array of shape {0}'),
  say('a value of type {0}'),
];

/** Names such as null and NaN are the same in every language. */
function sayValue(what: string): Part {
  const value = values.find(({ template }) => template === what);
  if (value) return value;
  for (const { template } of kinds) {
    const start = template.replace('{0}', '');
    if (what.startsWith(start)) return { template, parts: [what.slice(start.length)] };
  }
  return what;
}
