import path from 'node:path';
import * as vscode from 'vscode';
import type { UnsavedText } from './commands/define.ts';
import { home } from './files.ts';
import { freePlace } from './free-place.ts';
import { t } from './words.ts';

/** Opens a text that is not saved yet under a name that is free in the open folder: VS Code would name it after its first line. */
export async function createDocument(text: string, name: string): Promise<UnsavedText> {
  // Without an open folder it has no path.
  const place = freePlace(home(), (suffix) => name.replace('.', `${suffix}.`));
  const document = await vscode.workspace.openTextDocument(place);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(t('The editor did not take the text into {0}.', name));
  await vscode.window.showTextDocument(document);
  const shown = path.posix.basename(document.uri.path);
  return {
    name: shown,
    async save() {
      // Saving it in another way closes it, and opens the file.
      if (document.isClosed) throw new Error(t('{0} is closed, or saved already: open the file that it was saved as.', shown));
      return (await vscode.workspace.save(document.uri))?.fsPath;
    },
  };
}
