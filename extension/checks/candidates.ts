import { isFitnessLanguageFile } from '../../kernel/checks/holds-fitness.ts';
import { isLanguage } from '../../sandbox/language.ts';

/** Whether a text could be a fitness at all: a cell or a file on disk in one of its languages. */
export function mayHoldFitness(scheme: string, languageId: string, path: string): boolean {
  if (!isLanguage(languageId)) return false;
  return scheme === 'vscode-notebook-cell' || (scheme === 'file' && isFitnessLanguageFile(path));
}
