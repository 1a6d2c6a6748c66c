import * as vscode from 'vscode';
import { configGlob, hasConfigs } from './files.ts';

/** True while the workspace has a config, and once a notebook of ours was opened; the menu of the Explorer asks for it. */
const contextKey = 'optimizehub.isOurWorkspace';

/** Tells menus whether a folder has to do with us at all, so that those of others stay as they are. */
export class WorkspaceContext implements vscode.Disposable {
  private readonly subscriptions: readonly vscode.Disposable[];
  private hasNotebook = false;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(configGlob, false, true, false);
    const look = (): void => void this.look();
    this.subscriptions = [
      watcher,
      watcher.onDidCreate(() => this.tell(true)),
      watcher.onDidDelete(look),
      vscode.workspace.onDidChangeWorkspaceFolders(look),
    ];
  }

  /** Looks for configs, which takes a while where there are none; a notebook of ours says enough. */
  async look(): Promise<void> {
    if (this.hasNotebook) return;
    const isFound = await hasConfigs();
    // Read only now: a notebook may have been opened while configs were looked for.
    this.tell(isFound || this.hasNotebook);
  }

  /** A notebook of ours was opened. */
  noteNotebook(): void {
    this.hasNotebook = true;
    this.tell(true);
  }

  private tell(isOurs: boolean): void {
    void vscode.commands.executeCommand('setContext', contextKey, isOurs);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
