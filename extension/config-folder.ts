import path from 'node:path';
import * as vscode from 'vscode';

/**
 * Where paths lead in a config, or in the configs of a notebook. One that was never saved may already have its place: it lies beside a
 * config. Any other is taken to be in the first folder of the workspace. Undefined where there is no folder of this machine.
 */
export function configFolder({ scheme, fsPath }: vscode.Uri): string | undefined {
  const isUntitled = scheme === 'untitled';
  if (scheme === 'file' || (isUntitled && path.isAbsolute(fsPath))) return path.dirname(fsPath);
  const first = vscode.workspace.workspaceFolders?.[0]?.uri;
  return isUntitled && first?.scheme === 'file' ? first.fsPath : undefined;
}
