import path from 'node:path';
import { t } from '../words.ts';

/** What a text is called towards a person: by its file, where it has one. */
export function nameOfText({ scheme, file, language }: { scheme: string; file: string; language: string }): string {
  if (scheme === 'file') return path.basename(file);
  if (scheme === 'vscode-notebook-cell') return t('The cell');
  return language === 'optimizehub' ? t('The config') : t('The fitness');
}
