import type { SourcePlace } from '../../sandbox/guest/fitness-error.ts';
import { isSourceFile } from '../../sandbox/validate/source-file.ts';

/**
 * A sentence about a fitness, with the place in its source: `beam.ts:3:9` where it is of a file, which terminals and editors make a
 * link of, and else the line in words.
 * @param name of the fitness, of a file or a cell
 */
export function withPlace(sentence: string, name: string, place: SourcePlace | undefined): string {
  if (place === undefined) return sentence;
  const { line, column } = place;
  const where = isSourceFile(name)
    ? `${name}:${line}${column === undefined ? '' : `:${column}`}`
    : `line ${line}${column === undefined ? '' : `, column ${column}`} of the fitness ${name}`;
  return `${sentence.replace(/\.$/, '')} (${where}).`;
}
