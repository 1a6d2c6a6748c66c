import * as vscode from 'vscode';
import type { PlacedFindings } from '../../kernel/messages.ts';
import type { Diagnostics } from '../diagnostics.ts';
import { cellOf } from './cell-key.ts';

/** Shows findings where they are: in the cell, or in a file or another cell that it uses, unless it was edited since. */
export function pointAt(of: vscode.NotebookCell, { findings, file, cell, text }: PlacedFindings, diagnostics: Diagnostics): void {
  if (findings.length === 0) return;
  const own = of.document.uri;
  const uri = file === undefined ? uriOf(of, cell) : vscode.Uri.file(file);
  if (uri === undefined || (text !== undefined && wasEdited(uri, text))) return;
  if (uri.toString() === own.toString()) diagnostics.show(uri, findings);
  else diagnostics.showElsewhere(own, uri, findings);
}

const uriOf = (cell: vscode.NotebookCell, key: string | undefined): vscode.Uri | undefined =>
  key === undefined ? cell.document.uri : cellOf(cell.notebook, key)?.document.uri;

/** True of an open document that says something else by now, whatever its ends of lines. */
function wasEdited(uri: vscode.Uri, text: string): boolean {
  const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri.toString());
  const asLines = (whole: string): string => whole.replaceAll(/\r\n?/g, '\n');
  return document !== undefined && asLines(document.getText()) !== asLines(text);
}
