import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Written out once more, so that a change of it by mistake fails these tests. */
export const chartMime = 'application/vnd.vegalite.v5+json';
const errorMime = 'application/vnd.code.notebook.error';

const metadata = {
  kernelspec: { display_name: 'OptimizeHub', language: 'optimizehub', name: 'optimizehub' },
  language_info: { name: 'optimizehub' },
};

/** Opens an unsaved notebook of these config cells with our kernel selected. */
export const openNotebook = (...configs: readonly string[]): Promise<vscode.NotebookDocument> =>
  openCells(...configs.map((text) => ['optimizehub', text] as const));

/** Opens an unsaved notebook of these cells, each a language and a text, with our kernel selected. */
export async function openCells(
  ...cells: readonly (readonly [language: string, text: string])[]
): Promise<vscode.NotebookDocument> {
  const data = new vscode.NotebookData(
    cells.map(([language, text]) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, language)),
  );
  data.metadata = { metadata, nbformat: 4, nbformat_minor: 5 };
  const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
  await vscode.window.showNotebookDocument(notebook);
  await vscode.commands.executeCommand('notebook.selectKernel', { id: 'optimizehub', extension: 'optimizehub.optimizehub' });
  return notebook;
}

/** Closes every editor without asking to save. */
export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0))
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Begins to run the cell; does not wait. */
export async function startCell(notebook: vscode.NotebookDocument, index = 0): Promise<void> {
  await vscode.commands.executeCommand('notebook.cell.execute', {
    ranges: [{ start: index, end: index + 1 }],
    document: notebook.uri,
  });
}

/** Runs the cell to its end. */
export async function runCell(notebook: vscode.NotebookDocument, index = 0, timeoutMs?: number): Promise<vscode.NotebookCell> {
  const before = notebook.cellAt(index).executionSummary?.timing?.endTime;
  await startCell(notebook, index);
  const hasEnded = () => {
    const cell = notebook.cellAt(index);
    const ended = cell.executionSummary?.timing?.endTime;
    return ended !== undefined && ended !== before && cell.executionSummary?.success !== undefined ? cell : undefined;
  };
  return await until('the cell has ended', hasEnded, timeoutMs);
}

/** Waits until the claim gives a value. */
export async function until<T>(
  claim: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  timeoutMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) assert.fail(`Waited ${timeoutMs} ms in vain until ${claim}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The data of the cell's outputs of this type, as text. */
export function textOf(cell: vscode.NotebookCell, mime: string): string | undefined {
  const item = cell.outputs.flatMap((output) => output.items).find((candidate) => candidate.mime === mime);
  return item && new TextDecoder().decode(item.data);
}

/** Name, message and stack of the cell's error output. */
export function errorOf(cell: vscode.NotebookCell): { name: string; message: string; stack: string } | undefined {
  const text = textOf(cell, errorMime);
  return text === undefined ? undefined : JSON.parse(text);
}
