import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

/**
 * Where an unsaved document can be opened: under the first name that neither a file nor an open document has.
 * @param folder absolute path; without one the document has no path
 * @param named makes the name of a suffix: empty first, then `-2`, `-3`, …
 */
export function freePlace(folder: string | undefined, named: (suffix: string) => string): vscode.Uri {
  const { textDocuments, notebookDocuments } = vscode.workspace;
  const open = new Set([...textDocuments, ...notebookDocuments].map(({ uri }) => uri.path));
  for (let number = 1; ; number++) {
    const name = named(number === 1 ? '' : `-${number}`);
    const file = folder === undefined ? undefined : path.join(folder, name);
    const place = file === undefined ? vscode.Uri.parse(`untitled:${name}`) : vscode.Uri.file(file).with({ scheme: 'untitled' });
    if (!open.has(place.path) && !(file !== undefined && existsSync(file))) return place;
  }
}
