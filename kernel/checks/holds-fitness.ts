import type { Language } from '../../sandbox/language.ts';
import type { Part } from '../../sandbox/sentence.ts';
import { declaresFitness } from '../../sandbox/validate/declares-fitness.ts';
import { isFitnessFileName, isSourceFile } from '../../sandbox/validate/source-file.ts';
import { maxBytes } from '../../sandbox/validate/text-limits.ts';
import { isGone, isNoFile, whyUnreadable } from '../unreadable.ts';
import { hasOnlyFunctionOfOne } from './only-function.ts';

/** How a file is looked into, which it may be only by its name. */
export interface Look {
  /** In bytes; undefined of what is no file, such as a pipe, whose text may never come. */
  readonly size: () => Promise<number | undefined>;
  readonly text: () => Promise<string>;
}

/** True for a name that ends as a fitness file does; a declaration of types holds none. */
export const isFitnessLanguageFile = (name: string): boolean => isSourceFile(name) && !name.endsWith('.d.ts');

/**
 * What a look into a file found: of one that is called a fitness, that none was seen in it; of another, that its only function has another
 * name; of one that cannot be read why, in a few words.
 */
export type Held = 'fitness' | 'undeclared' | 'misnamed' | 'other' | { readonly unreadable: Part };

/** Whether a file can be proposed as a fitness: it declares one; a last resort is one that is only called *.fitness.*. */
export async function holdsFitness(name: string, { size, text }: Look): Promise<Held> {
  if (!isFitnessLanguageFile(name)) return 'other';
  // What is wrong with one that is called so is told where it is named.
  const [unread, without] = isFitnessFileName(name) ? (['fitness', 'undeclared'] as const) : (['other', 'other'] as const);
  try {
    const bytes = await size();
    // What is larger than a fitness may be is a program of another kind; where a config names it, it is told there.
    if (bytes === undefined || bytes > maxBytes) return unread;
    const present = await text();
    if (declaresFitness(present, languageOf(name))) return 'fitness';
    return without === 'other' && hasOnlyFunctionOfOne(present, languageOf(name)) ? 'misnamed' : without;
  } catch (error) {
    // Gone since it was found, or a folder that is called like a file: nobody looks for a fitness there.
    return isGone(error) || isNoFile(error) ? unread : { unreadable: whyUnreadable(error) };
  }
}

const languageOf = (name: string): Language => (name.endsWith('.py') ? 'python' : 'javascript');
