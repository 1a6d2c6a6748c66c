import * as vscode from 'vscode';
import { t } from './words.ts';

/** Of the manifest, which has its lines wrapped. */
const language = 'optimizehub-report';
const scheme = 'optimizehub-report';

/**
 * Shows a text that cannot be changed; a report takes the place of the one before with the same title. A page of a webview would take the
 * keyboard before it can hand keys on, and F1 pressed meanwhile would be lost; an editor has the keyboard from the first moment.
 */
export class Reports implements vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    // A window that was reloaded has forgotten it.
    provideTextDocumentContent: ({ path }) => this.texts.get(path) ?? t('Run the command again to see the report.'),
    onDidChange: this.changed.event,
  });

  async show(title: string, text: string, cursor: 'start' | 'end' = 'start'): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${title}` });
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    const document = await vscode.languages.setTextDocumentLanguage(await vscode.workspace.openTextDocument(uri), language);
    const editor = await vscode.window.showTextDocument(document);
    if (cursor === 'start') return;
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    editor.revealRange(editor.selection);
  }

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }
}
