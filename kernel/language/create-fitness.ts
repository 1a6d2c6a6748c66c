import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Finding } from '../../engine/config/config.ts';
import { languageOfFile } from '../../sandbox/validate/source-file.ts';
import { t } from '../words.ts';
import { fitnessExample } from './fitness-example.ts';
import { namedFitness } from './named-fitness.ts';
import type { Surroundings } from './surroundings.ts';

/** A new fitness file, and what its fix is called. */
export interface Creation {
  readonly title: string;
  readonly edit: WorkspaceEdit;
}

/** Makes the fitness file that a config names and that is not there; undefined for other findings, and where no place for it is known. */
export function createFitness(text: string, { code }: Finding, { folder, faultOfFile }: Surroundings): Creation | undefined {
  const fitness = code === 'unknown-fitness' ? namedFitness(text) : undefined;
  if (fitness === undefined || faultOfFile(fitness)?.kind !== 'absent') return undefined;
  const language = languageOfFile(fitness);
  if (language === undefined || (folder === undefined && !path.isAbsolute(fitness))) return undefined;
  const uri = pathToFileURL(path.resolve(folder ?? '.', fitness)).href;
  const start = { line: 0, character: 0 };
  return {
    title: t('Create {0}', path.basename(fitness)),
    edit: {
      documentChanges: [
        // A file that came since is somebody's work.
        { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
        { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: fitnessExample(language) }] },
      ],
    },
  };
}
