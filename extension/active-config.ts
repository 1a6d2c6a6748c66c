import path from 'node:path';
import * as vscode from 'vscode';
import type { Finding } from '../engine/config/config.ts';
import { isLanguage } from '../sandbox/language.ts';
import { declaresFitness } from '../sandbox/validate/declares-fitness.ts';
import type { ConfigText, NewCell } from './commands/define.ts';
import { isConfig, notebookOf } from './config-documents.ts';

/** The config that an action was called on, or the active one: of a file, or of a cell. */
export async function configAt(target: unknown): Promise<ConfigText | undefined> {
  const document = await documentAt(target);
  if (document === undefined || !isConfig(document)) return undefined;
  const notebook = notebookOf(document.uri);
  const file = notebook?.uri ?? document.uri;
  return {
    text: document.getText(),
    isCell: notebook !== undefined,
    ...(file.scheme === 'file' ? { path: file.fsPath } : {}),
    uri: document.uri,
    fitnessCells: notebook ? fitnessCellsOf(notebook) : [],
    async replace(text) {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
      return vscode.workspace.applyEdit(edit);
    },
  };
}

/** Puts the cursor where a finding is, in the text's own editor. */
export async function goToFinding(target: unknown, { line, column, endLine, endColumn }: Finding): Promise<void> {
  if (!(target instanceof vscode.Uri)) throw new Error('Expected the place of a text, as the editor has it.');
  const notebook = notebookOf(target);
  if (notebook) {
    const cell = notebook.getCells().find(({ document }) => isSame(document.uri, target));
    const selections = cell ? [new vscode.NotebookRange(cell.index, cell.index + 1)] : [];
    await vscode.window.showNotebookDocument(notebook, { selections });
    return;
  }
  const selection = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  await vscode.window.showTextDocument(target, { selection });
}

/** Runs the cell that an action was called on, or the active one; false when there is none of ours. @param runs whether we run a notebook */
export async function runCellAt(target: unknown, runs: (notebook: vscode.NotebookDocument) => boolean): Promise<boolean> {
  const notebook = target instanceof vscode.Uri ? notebookOf(target) : vscode.window.activeNotebookEditor?.notebook;
  // What runs a notebook of others is theirs to choose; a lens is asked for in each that holds a config.
  if (notebook === undefined || (target === undefined && !runs(notebook))) return false;
  const cell =
    target instanceof vscode.Uri ? notebook.getCells().find(({ document }) => isSame(document.uri, target)) : undefined;
  const which = cell ? { ranges: [{ start: cell.index, end: cell.index + 1 }], document: notebook.uri } : undefined;
  await vscode.commands.executeCommand('notebook.cell.execute', ...(which ? [which] : []));
  return true;
}

/** Ids of the tasks that the output of the active cell shows. */
export function tasksOfActiveCell(): readonly string[] {
  const editor = vscode.window.activeNotebookEditor;
  if (editor === undefined || editor.selection.isEmpty) return [];
  const { outputs } = editor.notebook.cellAt(editor.selection.start);
  return outputs.flatMap(({ metadata }) => {
    const found = (metadata?.metadata ?? metadata)?.optimizehub as { readonly tasks?: unknown } | undefined; // any notebook may hold anything
    return Array.isArray(found?.tasks) ? found.tasks.filter((id) => typeof id === 'string') : [];
  });
}

/** File name of the active notebook, also of one that is not saved yet. */
export function activeNotebookName(): string | undefined {
  const uri = vscode.window.activeNotebookEditor?.notebook.uri;
  return uri && path.posix.basename(uri.path);
}

/** Of a path, of what a menu or a lens was opened on, or of the active cell or editor. */
export async function documentAt(target: unknown): Promise<vscode.TextDocument | undefined> {
  if (typeof target === 'string') return vscode.workspace.openTextDocument(vscode.Uri.file(target));
  if (target instanceof vscode.Uri) {
    const notebook = notebookOf(target);
    const cell = notebook?.getCells().find(({ document }) => isSame(document.uri, target));
    return cell?.document ?? vscode.workspace.openTextDocument(target);
  }
  const editor = vscode.window.activeNotebookEditor;
  if (editor === undefined) return vscode.window.activeTextEditor?.document;
  return editor.selection.isEmpty ? undefined : editor.notebook.cellAt(editor.selection.start).document;
}

/**
 * The text that a look at a fitness is meant for: as `documentAt`, but where the active cell can be none, that of the nearest cell above
 * that declares one, else of the first below; that cell becomes the active one.
 */
export async function fitnessDocumentAt(target: unknown): Promise<vscode.TextDocument | undefined> {
  const editor = vscode.window.activeNotebookEditor;
  const document = await documentAt(target);
  if (target !== undefined || editor === undefined || (document && isLanguage(document.languageId))) return document;
  const cells = editor.notebook.getCells().filter(({ document }) => declares(document));
  const cell = cells.findLast(({ index }) => index < editor.selection.start) ?? cells[0];
  if (cell === undefined) return document;
  editor.selection = new vscode.NotebookRange(cell.index, cell.index + 1);
  editor.revealRange(editor.selection);
  return cell.document;
}

/** Whether a cell of the notebook declares a fitness. */
export const hasFitnessCell = (notebook: vscode.NotebookDocument): boolean =>
  notebook.getCells().some(({ document }) => declares(document));

/** Whether the text declares a fitness in its language. */
export const declares = (document: vscode.TextDocument): boolean =>
  isLanguage(document.languageId) && declaresFitness(document.getText(), document.languageId);

const isSame = (a: vscode.Uri, b: vscode.Uri): boolean => a.toString() === b.toString();

const fitnessCellsOf = (notebook: vscode.NotebookDocument): readonly NewCell[] =>
  notebook
    .getCells()
    .filter(({ document }) => declares(document))
    .map(({ document }) => ({ text: document.getText(), language: document.languageId }));
