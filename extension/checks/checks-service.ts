import type * as vscode from 'vscode';
import { isFitnessFileName } from '../../sandbox/validate/source-file.ts';
import { declares, documentAt, fitnessDocumentAt } from '../active-config.ts';
import type { Looked, Services } from '../commands/define.ts';
import { notebookOf } from '../config-documents.ts';
import { configFolder } from '../config-folder.ts';
import type { Diagnostics } from '../diagnostics.ts';
import { t } from '../words.ts';
import { mayHoldFitness } from './candidates.ts';
import type { Checker } from './checker.ts';
import type { LiveChecks } from './live-checks.ts';
import { nameOfText } from './name-of-text.ts';

/** Looks that commands ask for; what they find is shown among the problems. */
export const createChecks = (checker: Checker, liveChecks: LiveChecks, diagnostics: Diagnostics): Services['checks'] => ({
  async fitness(target) {
    const document = await fitnessDocumentAt(target);
    if (document === undefined || !mayHoldFitness(document.uri.scheme, document.languageId, document.uri.path)) return undefined;
    return lookedAt(document, await liveChecks.adopt(document));
  },
  async holdsFitness(file) {
    if (isFitnessFileName(file)) return true;
    const document = await documentAt(file);
    return document !== undefined && declares(document);
  },
  async config(target) {
    const document = await documentAt(target);
    if (document === undefined) throw new Error(t('Open a config first.'));
    const notebook = notebookOf(document.uri);
    const folder = configFolder(notebook?.uri ?? document.uri);
    const reply = await checker.check({
      text: document.getText(),
      language_id: 'optimizehub',
      as: 'config',
      ...(folder === undefined ? {} : { folder }),
      ...(notebook ? { cells: notebook.getCells().map((cell) => cellText(cell.document)) } : {}),
    });
    diagnostics.show(document.uri, reply.findings);
    return lookedAt(document, reply);
  },
});

const cellText = (cell: vscode.TextDocument) => ({ text: cell.getText(), language_id: cell.languageId });

const lookedAt = (document: vscode.TextDocument, reply: Pick<Looked, 'kind' | 'findings' | 'source'>): Looked => ({
  ...reply,
  name: nameOfText({ scheme: document.uri.scheme, file: document.uri.fsPath, language: document.languageId }),
  text: document.getText(),
  language: document.languageId,
});
