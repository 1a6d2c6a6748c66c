import * as vscode from 'vscode';
import type { Services } from './commands/define.ts';
import { isOurs, notebookMetadata, notebookType } from './notebook-metadata.ts';

export interface ServicesOptions {
  readonly engineEntry: string;
  readonly log: vscode.LogOutputChannel;
}

/** What the commands need, done by VS Code. The engine's client is loaded with its first use, so that activation stays quick. */
export const createServices = ({ engineEntry, log }: ServicesOptions): Services => ({
  engine: {
    running: async () => (await import('../engine/client/connect.ts')).connectRunningEngine(),
    start: async () => (await import('../engine/client/connect.ts')).connectEngine({ entry: engineEntry }),
    logFile: async () => (await import('../engine/client/connect.ts')).engineLogFile(),
  },
  window: {
    inform: (message) => void vscode.window.showInformationMessage(message),
    warn: (message) => void vscode.window.showWarningMessage(message),
    confirm: async (message, action) => (await vscode.window.showWarningMessage(message, { modal: true }, action)) === action,
    pick: async (title, items) => vscode.window.showQuickPick(items, { title, matchOnDescription: true }),
    progress: (title, work) =>
      Promise.resolve(vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, work)),
    openFile: async (file) => void (await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: true })),
    showLog: () => log.show(true),
  },
  notebooks: { create, runActiveCell },
  editor: { config: readConfig },
});

async function create(configs: readonly string[], run: boolean): Promise<void> {
  const data = new vscode.NotebookData(
    configs.map((text) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'optimizehub')),
  );
  data.metadata = { metadata: notebookMetadata, nbformat: 4, nbformat_minor: 5 };
  const notebook = await vscode.workspace.openNotebookDocument(notebookType, data);
  await vscode.window.showNotebookDocument(notebook);
  // The kernel is preferred for a notebook of ours; only a run must not start before it is chosen.
  if (!run) return;
  await vscode.commands.executeCommand('notebook.selectKernel', { id: 'optimizehub', extension: 'optimizehub.optimizehub' });
  await vscode.commands.executeCommand('notebook.execute', notebook.uri);
}

async function runActiveCell(): Promise<boolean> {
  const editor = vscode.window.activeNotebookEditor;
  if (editor === undefined || !isOurs(editor.notebook)) return false;
  await vscode.commands.executeCommand('notebook.cell.execute');
  return true;
}

/** From the explorer or the editor's title comes a URI, from the palette nothing. */
async function readConfig(target: unknown): Promise<{ text: string } | undefined> {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined || uri.scheme === 'vscode-notebook-cell') return undefined;
  const document = await vscode.workspace.openTextDocument(uri);
  return document.languageId === 'optimizehub' ? { text: document.getText() } : undefined;
}
