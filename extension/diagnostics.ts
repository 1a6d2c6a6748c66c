import * as vscode from 'vscode';
import type { Finding } from '../engine/config/config.ts';
import { isLanguage } from '../sandbox/language.ts';
import { tellFinding } from './words.ts';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** What a config is refused for that another text holds. */
const ofOtherTexts = 'unsafe-fitness';

/**
 * Squiggles under what a run or a look at a text found wrong. Those of a run are gone with the next edit or run; those of a text that
 * is looked at as one types move with it until the next look. What both find is shown once. All are gone when the text is closed, and
 * with the next edit of a text that may be a fitness what a config was refused for.
 */
export class Diagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('optimizehub');
  /** Of texts that are looked at as one types. */
  private readonly live = new Map<string, readonly vscode.Diagnostic[]>();
  private readonly ofRuns = new Map<string, readonly vscode.Diagnostic[]>();
  /** By the cell whose run found it: the file, or the other cell, in which something is wrong. */
  private readonly elsewhere = new Map<string, vscode.Uri>();
  private readonly subscriptions = [
    vscode.workspace.onDidChangeTextDocument(({ document: { uri, languageId }, contentChanges }) => {
      if (contentChanges.length === 0) return;
      if (this.ofRuns.delete(uri.toString())) this.draw(uri);
      if (isLanguage(languageId)) this.forgetOtherTexts();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      this.live.delete(uri.toString());
      this.clear(uri);
    }),
  ];

  /** Shows what a run found. */
  show(uri: vscode.Uri, findings: readonly Finding[]): void {
    this.ofRuns.set(uri.toString(), findings.map(diagnosticOf));
    this.draw(uri);
  }

  /** Shows what is wrong in a file or another cell that a cell used, until either runs again, is edited or is closed. */
  showElsewhere(cell: vscode.Uri, place: vscode.Uri, findings: readonly Finding[]): void {
    this.elsewhere.set(cell.toString(), place);
    this.show(place, findings);
  }

  /** Shows what a look at a text found, which is looked at again after each edit. */
  showLive(uri: vscode.Uri, findings: readonly Finding[]): void {
    this.showChecked(uri, findings.map(diagnosticOf));
  }

  /** The same, as the editor has it. */
  showChecked(uri: vscode.Uri, found: readonly vscode.Diagnostic[]): void {
    this.live.set(uri.toString(), found);
    this.draw(uri);
  }

  /** The text is no longer looked at. */
  endLive(uri: vscode.Uri): void {
    if (this.live.delete(uri.toString())) this.draw(uri);
  }

  /** Takes away what a run found in a text, and in another that it used. */
  clear(uri: vscode.Uri): void {
    const key = uri.toString();
    const other = this.elsewhere.get(key);
    this.elsewhere.delete(key);
    for (const place of other ? [uri, other] : [uri]) {
      this.ofRuns.delete(place.toString());
      this.draw(place);
    }
  }

  private forgetOtherTexts(): void {
    for (const [key, found] of this.ofRuns) {
      const kept = found.filter(({ code }) => code !== ofOtherTexts);
      if (kept.length === found.length) continue;
      this.ofRuns.set(key, kept);
      this.draw(vscode.Uri.parse(key));
    }
  }

  private draw(uri: vscode.Uri): void {
    const live = this.live.get(uri.toString()) ?? [];
    const others = (this.ofRuns.get(uri.toString()) ?? []).filter((found) => !live.some((known) => isSame(found, known)));
    this.collection.set(uri, [...live, ...others]);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.collection.dispose();
  }
}

const isSame = (a: vscode.Diagnostic, b: vscode.Diagnostic): boolean => a.message === b.message && a.range.isEqual(b.range);

function diagnosticOf(finding: Finding): vscode.Diagnostic {
  const { line, column, endLine, endColumn, severity, code } = finding;
  const range = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  const diagnostic = new vscode.Diagnostic(range, tellFinding(finding), severities[severity]);
  diagnostic.source = 'OptimizeHub';
  diagnostic.code = code;
  return diagnostic;
}
