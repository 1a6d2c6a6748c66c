import * as vscode from 'vscode';
import { hasYamlExtension, isConfig, makeConfigs } from '../config-documents.ts';

const { t } = vscode.l10n;
const asked = new WeakSet<vscode.NotebookDocument>();

/**
 * A notebook that was made elsewhere may call its configs YAML. We serve such cells like any config; where an extension for YAML does,
 * which knows nothing of configs, this offers to make them ours, once for each notebook.
 */
export async function offerOurLanguage(notebook: vscode.NotebookDocument): Promise<void> {
  const cells = notebook.getCells().filter(({ document }) => document.languageId === 'yaml' && isConfig(document));
  if (cells.length === 0 || asked.has(notebook) || !hasYamlExtension()) return;
  asked.add(notebook);
  const change = t('Change Language');
  const message = t(
    'The configs of this notebook are YAML cells, which your YAML extension completes without knowing their keys. Make them optimization configs?',
  );
  if ((await vscode.window.showInformationMessage(message, change)) === change && !notebook.isClosed) await makeConfigs(cells);
}
