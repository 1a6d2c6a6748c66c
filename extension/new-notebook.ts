import path from 'node:path';
import * as vscode from 'vscode';
import type { NewCell } from './commands/define.ts';
import { freePlace } from './free-place.ts';
import { copyMetadata, notebookMetadata, notebookType } from './notebook-metadata.ts';
import { notebookName } from './notebook-name.ts';
import { t } from './words.ts';

/**
 * Opens a notebook that is not saved yet and, where wanted, runs it.
 * @param beside a file whose folder the notebook will be saved in, so that paths in its configs mean the same now and then
 */
export async function createNotebook(cells: readonly NewCell[], run: boolean, beside?: string): Promise<vscode.NotebookDocument> {
  const metadata = { metadata: notebookMetadata, nbformat: 4, nbformat_minor: 5 };
  const data = Object.assign(new vscode.NotebookData(cells.map(cellData)), { metadata });
  const notebook =
    beside === undefined
      ? await vscode.workspace.openNotebookDocument(notebookType, data)
      : await openBeside(beside, notebookName(beside, cells), data);
  await vscode.window.showNotebookDocument(notebook);
  // The kernel is preferred for a notebook of ours; only a run must not start before it is chosen.
  if (run) await runCells(notebook, [new vscode.NotebookRange(0, notebook.cellCount)]);
  return notebook;
}

/** Runs cells of the notebook that is shown, by our kernel. */
export async function runCells(notebook: vscode.NotebookDocument, cells: readonly vscode.NotebookRange[]): Promise<void> {
  await vscode.commands.executeCommand('notebook.selectKernel', { id: 'optimizehub', extension: 'optimizehub.optimizehub' });
  const ranges = cells.map(({ start, end }) => ({ start, end }));
  await vscode.commands.executeCommand('notebook.cell.execute', { ranges, document: notebook.uri });
}

/** A cell as VS Code takes it into a notebook. */
export function cellData({ text, language, copyOf }: NewCell): vscode.NotebookCellData {
  const kind = language === 'markdown' ? vscode.NotebookCellKind.Markup : vscode.NotebookCellKind.Code;
  const data = new vscode.NotebookCellData(kind, text, language);
  return copyOf === undefined ? data : Object.assign(data, { metadata: copyMetadata(copyOf, text) });
}

async function openBeside(
  file: string,
  name: string,
  { cells, metadata = {} }: vscode.NotebookData,
): Promise<vscode.NotebookDocument> {
  const place = freePlace(path.dirname(file), (suffix) => `${name}${suffix}.ipynb`);
  const notebook = await vscode.workspace.openNotebookDocument(place);
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.NotebookRange(0, notebook.cellCount);
  edit.set(notebook.uri, [vscode.NotebookEdit.replaceCells(all, cells), vscode.NotebookEdit.updateNotebookMetadata(metadata)]);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(t('The editor did not take the config into {0}.', notebook.uri.fsPath));
  return notebook;
}
