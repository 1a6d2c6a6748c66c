import * as vscode from 'vscode';

/** True while the active notebook is run by us; menus and keys ask for it. */
const contextKey = 'optimizehub.notebook';

/** Follows the active notebook and tells menus and keys whether it is ours. */
export class NotebookContext implements vscode.Disposable {
  private readonly runs: (notebook: vscode.NotebookDocument) => boolean;
  private readonly subscription: vscode.Disposable;

  constructor(runs: (notebook: vscode.NotebookDocument) => boolean) {
    this.runs = runs;
    this.subscription = vscode.window.onDidChangeActiveNotebookEditor(() => this.tell());
    this.tell();
  }

  /** To be called when what runs a notebook may have changed. */
  tell(): void {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    void vscode.commands.executeCommand('setContext', contextKey, notebook !== undefined && this.runs(notebook));
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
