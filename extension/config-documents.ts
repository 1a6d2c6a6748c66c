import * as vscode from 'vscode';
import { isConfigText } from '../kernel/cells/config-cell.ts';
import { isOurs } from './notebook-metadata.ts';

/** An extension that completes, explains and checks every YAML text, cells included. */
const yamlExtension = 'redhat.vscode-yaml';

/** Whether it is installed and not disabled; it need not be active yet. */
export const hasYamlExtension = (): boolean => vscode.extensions.getExtension(yamlExtension) !== undefined;

/** Notebook of a cell. */
export const notebookOf = (cell: vscode.Uri): vscode.NotebookDocument | undefined =>
  vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some(({ document }) => document.uri.toString() === cell.toString()),
  );

/** A config: a text in our language, or a YAML cell of a notebook of ours, or one that reads as a config. */
export function isConfig(document: vscode.TextDocument): boolean {
  if (document.languageId === 'optimizehub') return true;
  const notebook = document.languageId === 'yaml' ? notebookOf(document.uri) : undefined;
  return notebook !== undefined && (isOurs(notebook) || isConfigText(document.getText()));
}

/** Gives cells our language, so that nobody else serves them as plain YAML. */
export async function makeConfigs(cells: readonly vscode.NotebookCell[]): Promise<void> {
  for (const { document } of cells) await vscode.languages.setTextDocumentLanguage(document, 'optimizehub');
}
