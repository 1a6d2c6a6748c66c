import { isMap, isScalar } from 'yaml';
import { Mistakes } from '../../engine/config/mistakes.ts';
import { resolve } from '../../engine/config/nodes.ts';
import { problemSpellings } from '../../engine/config/spellings.ts';
import { maxBytes, readDocument } from '../../engine/config/text.ts';

/**
 * The fitness that a config names, whatever else is wrong with it. Undefined where the text cannot be read, or names a function as well, of
 * which one has to go first.
 */
export function namedFitness(text: string): string | undefined {
  if (!text.includes('fitness') || Buffer.byteLength(text) > maxBytes) return undefined; // most name none, and are not read again
  const mistakes = new Mistakes();
  const document = readDocument(text, mistakes);
  if (document === undefined || !isMap(document.contents)) return undefined;
  const problem = resolve(document.contents.get('problem', true), { document, mistakes });
  if (!isMap(problem) || ['function', ...Object.keys(problemSpellings)].some((key) => problem.has(key))) return undefined;
  const fitness = resolve(problem.get('fitness', true), { document, mistakes });
  return isScalar(fitness) && typeof fitness.value === 'string' && fitness.value.trim() !== '' ? fitness.value : undefined;
}
