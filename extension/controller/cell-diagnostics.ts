import * as vscode from 'vscode';
import type { Finding } from '../../engine/config/config.ts';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Squiggles under what a run found wrong in a cell; gone with the next edit or run. */
export class CellDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('optimizehub');
  private readonly subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0 && this.collection.has(document.uri)) this.collection.delete(document.uri);
  });

  show(cell: vscode.NotebookCell, findings: readonly Finding[]): void {
    if (findings.length === 0) return;
    this.collection.set(
      cell.document.uri,
      findings.map(({ line, column, endLine, endColumn, message, severity, code }) => {
        const diagnostic = new vscode.Diagnostic(
          new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1),
          message,
          severities[severity],
        );
        diagnostic.source = 'OptimizeHub';
        diagnostic.code = code;
        return diagnostic;
      }),
    );
  }

  clear(cell: vscode.NotebookCell): void {
    this.collection.delete(cell.document.uri);
  }

  dispose(): void {
    this.subscription.dispose();
    this.collection.dispose();
  }
}
