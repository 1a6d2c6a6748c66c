import * as vscode from 'vscode';
import { t } from './words.ts';

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

  async show(title: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${title}` });
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    await vscode.window.showTextDocument(uri);
  }

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }
}
