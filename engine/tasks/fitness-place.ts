import type { SourcePlace } from '../../sandbox/guest/fitness-error.ts';
import { isSourceFile } from '../../sandbox/validate/source-file.ts';

/**
 * A sentence about a fitness, with the place in its source: `beam.ts:3:9` where it is of a file, which terminals and editors make a
 * link of, and else the line in words.
 * @param name of the fitness, of a file or a cell
 */
export function withPlace(sentence: string, name: string, place: SourcePlace | undefined): string {
  return place === undefined ? sentence : `${sentence.replace(/\.$/, '')}${inBrackets(name, place)}`;
}

/** Such a sentence without its place, for whoever tells that apart. */
export function withoutPlace(sentence: string, name: string, place: SourcePlace): string {
  const end = inBrackets(name, place);
  return sentence.endsWith(end) ? `${sentence.slice(0, -end.length)}.` : sentence;
}

function inBrackets(name: string, { line, column }: SourcePlace): string {
  const where = isSourceFile(name)
    ? `${name}:${line}${column === undefined ? '' : `:${column}`}`
    : `line ${line}${column === undefined ? '' : `, column ${column}`} of the fitness ${name}`;
  return ` (${where}).`;
}
