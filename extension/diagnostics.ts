import * as vscode from 'vscode';
import type { Finding } from '../engine/config/config.ts';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Hint,
};

/**
 * Squiggles under what a run or a look at a text found wrong. Those of a run are gone with the next edit or run; those of a text that
 * is looked at as one types move with it until the next look. All are gone when the text is closed.
 */
export class Diagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('optimizehub');
  /** Texts that are looked at as one types. */
  private readonly live = new Set<string>();
  /** By the cell whose run found it: the file in which something is wrong. */
  private readonly files = new Map<string, vscode.Uri>();
  private readonly subscriptions = [
    vscode.workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
      if (contentChanges.length > 0 && !this.live.has(uri.toString())) this.collection.delete(uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.clear(uri)),
  ];

  show(uri: vscode.Uri, findings: readonly Finding[]): void {
    this.collection.set(uri, findings.map(diagnosticOf));
  }

  /** Shows what is wrong in a file that a cell used, until the cell runs again or is closed. */
  showFile(cell: vscode.Uri, file: vscode.Uri, findings: readonly Finding[]): void {
    this.files.set(cell.toString(), file);
    this.show(file, findings);
  }

  /** Shows what a look at a text found, which is looked at again after each edit. */
  showLive(uri: vscode.Uri, findings: readonly Finding[]): void {
    this.live.add(uri.toString());
    this.show(uri, findings);
  }

  /** The text is no longer looked at. */
  endLive(uri: vscode.Uri): void {
    if (this.live.delete(uri.toString())) this.collection.delete(uri);
  }

  /** Takes away what is shown in a text, and what its run found in a file. */
  clear(uri: vscode.Uri): void {
    this.collection.delete(uri);
    const file = this.files.get(uri.toString());
    this.files.delete(uri.toString());
    if (file && !this.live.has(file.toString())) this.collection.delete(file);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.collection.dispose();
  }
}

function diagnosticOf({ line, column, endLine, endColumn, message, severity, code }: Finding): vscode.Diagnostic {
  const range = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  const diagnostic = new vscode.Diagnostic(range, message, severities[severity]);
  diagnostic.source = 'OptimizeHub';
  diagnostic.code = code;
  return diagnostic;
}
