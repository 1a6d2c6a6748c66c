import * as vscode from 'vscode';

const scheme = 'optimizehub-report';

/** Shows rendered Markdown; a report takes the place of the one before with the same title. */
export class Reports implements vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    // A window that was reloaded has forgotten it.
    provideTextDocumentContent: ({ path }) => this.texts.get(path) ?? 'Run the command again to see the report.',
    onDidChange: this.changed.event,
  });

  async show(title: string, markdown: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${title}.md` });
    this.texts.set(uri.path, markdown);
    this.changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }
}
