import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

/** Opens a config that is not saved yet under a name that is free in the open folder: VS Code would name it after its first line. */
export async function createConfig(text: string, name: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(freePlace(name));
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`The editor did not take the config into ${name}.`);
  await vscode.window.showTextDocument(document);
}

/** A name that neither a file nor an open text has; without an open folder it has no path. */
function freePlace(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath;
  const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.path));
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : name.replace('.', `-${number}.`);
    const file = folder === undefined ? undefined : path.join(folder, numbered);
    const place =
      file === undefined ? vscode.Uri.parse(`untitled:${numbered}`) : vscode.Uri.file(file).with({ scheme: 'untitled' });
    if (!open.has(place.path) && !(file !== undefined && existsSync(file))) return place;
  }
}
