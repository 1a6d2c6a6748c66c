import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { NewCell } from './commands/define.ts';
import { notebookMetadata, notebookType } from './notebook-metadata.ts';

/**
 * Opens a notebook that is not saved yet and, where wanted, runs it.
 * @param beside a file whose folder the notebook will be saved in, so that paths in its configs mean the same now and then
 */
export async function createNotebook(cells: readonly NewCell[], run: boolean, beside?: string): Promise<vscode.NotebookDocument> {
  const metadata = { metadata: notebookMetadata, nbformat: 4, nbformat_minor: 5 };
  const data = Object.assign(new vscode.NotebookData(cells.map(cellData)), { metadata });
  const notebook =
    beside === undefined ? await vscode.workspace.openNotebookDocument(notebookType, data) : await openBeside(beside, data);
  await vscode.window.showNotebookDocument(notebook);
  // The kernel is preferred for a notebook of ours; only a run must not start before it is chosen.
  if (run) await runCells(notebook, new vscode.NotebookRange(0, notebook.cellCount));
  return notebook;
}

/** Runs cells of the notebook that is shown, by our kernel. */
export async function runCells(notebook: vscode.NotebookDocument, { start, end }: vscode.NotebookRange): Promise<void> {
  await vscode.commands.executeCommand('notebook.selectKernel', { id: 'optimizehub', extension: 'optimizehub.optimizehub' });
  await vscode.commands.executeCommand('notebook.cell.execute', { ranges: [{ start, end }], document: notebook.uri });
}

function cellData({ text, language }: NewCell): vscode.NotebookCellData {
  const kind = language === 'markdown' ? vscode.NotebookCellKind.Markup : vscode.NotebookCellKind.Code;
  return new vscode.NotebookCellData(kind, text, language);
}

async function openBeside(file: string, { cells, metadata = {} }: vscode.NotebookData): Promise<vscode.NotebookDocument> {
  const notebook = await vscode.workspace.openNotebookDocument(freePlace(file));
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.NotebookRange(0, notebook.cellCount);
  edit.set(notebook.uri, [vscode.NotebookEdit.replaceCells(all, cells), vscode.NotebookEdit.updateNotebookMetadata(metadata)]);
  await vscode.workspace.applyEdit(edit);
  return notebook;
}

/** A name that neither a file nor an open notebook has. */
function freePlace(file: string): vscode.Uri {
  const base = path.basename(file).replace(/(?:\.opt)?\.[^.]+$/, '');
  const open = new Set(vscode.workspace.notebookDocuments.map(({ uri }) => uri.fsPath));
  for (let number = 1; ; number++) {
    const place = path.join(path.dirname(file), `${base}${number === 1 ? '' : `-${number}`}.ipynb`);
    if (!existsSync(place) && !open.has(place)) return vscode.Uri.file(place).with({ scheme: 'untitled' });
  }
}
