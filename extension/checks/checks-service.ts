import path from 'node:path';
import type * as vscode from 'vscode';
import { documentAt } from '../active-config.ts';
import type { Looked, Services } from '../commands/define.ts';
import { notebookOf } from '../config-documents.ts';
import type { Diagnostics } from '../diagnostics.ts';
import { t } from '../words.ts';
import { mayHoldFitness } from './candidates.ts';
import type { Checker } from './checker.ts';
import type { LiveChecks } from './live-checks.ts';

/** Looks that commands ask for; what they find is shown among the problems. */
export const createChecks = (checker: Checker, liveChecks: LiveChecks, diagnostics: Diagnostics): Services['checks'] => ({
  async fitness(target) {
    const document = await documentAt(target);
    if (document === undefined || !mayHoldFitness(document.uri.scheme, document.languageId, document.uri.path)) return undefined;
    return lookedAt(document, await liveChecks.adopt(document));
  },
  async config(target) {
    const document = await documentAt(target);
    if (document === undefined) throw new Error('Open a config first.');
    const cells =
      notebookOf(document.uri)
        ?.getCells()
        .map((cell) => cellText(cell.document)) ?? [];
    const reply = await checker.check({ text: document.getText(), language_id: 'optimizehub', as: 'config', cells });
    diagnostics.show(document.uri, reply.findings);
    return lookedAt(document, reply);
  },
});

const cellText = (cell: vscode.TextDocument) => ({ text: cell.getText(), language_id: cell.languageId });

const lookedAt = (document: vscode.TextDocument, reply: Pick<Looked, 'kind' | 'findings' | 'source'>): Looked => ({
  ...reply,
  name: document.uri.scheme === 'file' ? path.basename(document.uri.fsPath) : t('The cell'),
  text: document.getText(),
  language: document.languageId,
});
