import type { SourcePlace } from '../../sandbox/guest/fitness-error.ts';
import { inEnglish, type Part, type Sentence, say } from '../../sandbox/sentence.ts';
import { isSourceFile } from '../../sandbox/validate/source-file.ts';

/**
 * A sentence about a fitness, with the place in its source: `beam.ts:3:9` where it is of a file, which terminals and editors make a
 * link of, and else the line in words.
 * @param name of the fitness, of a file or a cell
 */
export function withPlace(sentence: string, name: string, place: SourcePlace | undefined): string {
  return place === undefined ? sentence : `${sentence.replace(/\.$/, '')}${inBrackets(name, place)}`;
}

/** The same of a sentence that has no full stop yet, as it can be told in other languages. */
export function sayWithPlace(what: Part, name: string, place: SourcePlace | undefined): Sentence {
  if (place === undefined) return say('{0}.', what);
  const { line, column } = place;
  if (isSourceFile(name)) return say('{0} ({1}).', what, fileAndLine(name, place));
  return column === undefined
    ? say('{0} (line {1} of the fitness {2}).', what, line, name)
    : say('{0} (line {1}, column {2} of the fitness {3}).', what, line, column, name);
}

/** Such a sentence without its place, for whoever tells that apart. */
export function withoutPlace(sentence: string, name: string, place: SourcePlace): string {
  const end = inBrackets(name, place);
  return sentence.endsWith(end) ? `${sentence.slice(0, -end.length)}.` : sentence;
}

const inBrackets = (name: string, place: SourcePlace): string => inEnglish(sayWithPlace('', name, place));

const fileAndLine = (name: string, { line, column }: SourcePlace): string =>
  `${name}:${line}${column === undefined ? '' : `:${column}`}`;
