const languages = new Set(['javascript', 'typescript', 'python']);

/** Whether a text could be a fitness at all: a cell or a file on disk in one of its languages. */
export function mayHoldFitness(scheme: string, languageId: string, path: string): boolean {
  if (!languages.has(languageId)) return false;
  return scheme === 'vscode-notebook-cell' || (scheme === 'file' && isFitnessLanguageFile(path));
}

/** True for a name that ends as a fitness file does. */
export const isFitnessLanguageFile = (name: string): boolean => /\.(?:js|mjs|ts|py)$/.test(name) && !name.endsWith('.d.ts');

/** True for a file that its name alone makes a fitness. */
export const isFitnessFileName = (name: string): boolean => /\.fitness\.(?:js|mjs|ts|py)$/.test(name);
