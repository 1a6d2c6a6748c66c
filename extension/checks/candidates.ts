import { isLanguage } from '../../sandbox/language.ts';
import { isSourceFile } from '../../sandbox/validate/source-file.ts';

/** Whether a text could be a fitness at all: a cell or a file on disk in one of its languages. */
export function mayHoldFitness(scheme: string, languageId: string, path: string): boolean {
  if (!isLanguage(languageId)) return false;
  return scheme === 'vscode-notebook-cell' || (scheme === 'file' && isFitnessLanguageFile(path));
}

/** True for a name that ends as a fitness file does; a declaration of types holds none. */
export const isFitnessLanguageFile = (name: string): boolean => isSourceFile(name) && !name.endsWith('.d.ts');
