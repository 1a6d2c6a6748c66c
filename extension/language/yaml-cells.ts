import * as vscode from 'vscode';
import { hasYamlExtension, isConfig, makeConfigs } from '../config-documents.ts';
import type { Messages } from '../messages.ts';

const { t } = vscode.l10n;
const asked = new WeakSet<vscode.NotebookDocument>();

/**
 * A notebook that was made elsewhere may call its configs YAML. We serve such cells like any config; where an extension for YAML does,
 * which knows nothing of configs, this offers to make them ours, once for each notebook.
 */
export function offerOurLanguage(notebook: vscode.NotebookDocument, messages: Messages): void {
  const cells = notebook.getCells().filter(({ document }) => document.languageId === 'yaml' && isConfig(document));
  if (cells.length === 0 || asked.has(notebook) || !hasYamlExtension()) return;
  asked.add(notebook);
  const change = { title: t('Change Language'), does: () => (notebook.isClosed ? undefined : makeConfigs(cells)) };
  const message = t(
    'The configs of this notebook are YAML cells, which your YAML extension completes without knowing their keys. Make them optimization configs?',
  );
  messages.inform(message, change);
}
