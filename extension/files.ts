import path from 'node:path';
import * as vscode from 'vscode';
import type { Language } from '../sandbox/language.ts';
import { declaresFitness } from '../sandbox/validate/declares-fitness.ts';
import { isFitnessFileName } from '../sandbox/validate/source-file.ts';
import { isFitnessLanguageFile } from './checks/candidates.ts';
import type { FileItem } from './commands/define.ts';
import { t } from './words.ts';

/** Folders of what others made. */
const excluded = '**/{node_modules,dist,build,out,.git,.venv,venv,__pycache__,.tools}/**';
/** Files that are looked at, and their size in bytes: beyond, a fitness is found by browsing. */
const maxFiles = 2000;
const maxBytes = 1_048_576;
/** Files that are read at once. */
const batch = 32;

/** The files of the workspace that hold a fitness: the active one first, then those named *.fitness.*, then the others by path. */
export async function fitnessFiles(): Promise<readonly FileItem[]> {
  const found = await vscode.workspace.findFiles('**/*.{js,mjs,ts,py}', excluded, maxFiles);
  const candidates = found.filter(({ path: name }) => isFitnessLanguageFile(name));
  const holding: vscode.Uri[] = [];
  for (let k = 0; k < candidates.length; k += batch) {
    const part = candidates.slice(k, k + batch);
    const holds = await Promise.all(part.map(holdsFitness));
    holding.push(...part.filter((_, index) => holds[index]));
  }
  return inOrder(holding, ({ path: name }) => isFitnessFileName(name));
}

/** The configs of the workspace, the active one first. */
export async function configFiles(): Promise<readonly FileItem[]> {
  return inOrder(await vscode.workspace.findFiles('**/*.opt.{yaml,yml}', excluded, maxFiles), () => false);
}

/** Lets a person choose one of the files, or browse for another. */
export async function pickFile(
  title: string,
  items: Promise<readonly FileItem[]>,
  kinds: readonly string[],
): Promise<string | undefined> {
  const browse = { label: `$(folder-opened) ${t('Browse…')}`, path: undefined, alwaysShow: true };
  const all = items.then((files) => [
    ...files.map((file) => ({ ...file, label: `$(file) ${file.label}` })),
    ...(files.length > 0 ? [{ label: '', kind: vscode.QuickPickItemKind.Separator, path: undefined }] : []),
    browse,
  ]);
  // A promise: the list shows at once that it is being made, and Escape calls it off.
  const picked = await vscode.window.showQuickPick(all, {
    title: vscode.l10n.t(title),
    ignoreFocusOut: true,
    matchOnDescription: true,
    placeHolder: t('A file that ends in {0}', listed(kinds)),
  });
  if (picked === undefined) return undefined;
  if (picked.path !== undefined) return picked.path;
  const chosen = await vscode.window.showOpenDialog({ title, canSelectMany: false, filters: { [listed(kinds)]: [...kinds] } });
  return chosen?.[0]?.fsPath;
}

/** Opens a file in the editor that is meant for its kind. */
export const openFile = async (file: string): Promise<void> =>
  void (await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file)));

/** Whether the explorer, or the file manager of this machine, can show it. */
export const canReveal = (file: string): boolean => isInWorkspace(file) || vscode.env.remoteName === undefined;

/** Shows a file among its neighbours. */
export const reveal = async (file: string): Promise<void> =>
  void (await vscode.commands.executeCommand(isInWorkspace(file) ? 'revealInExplorer' : 'revealFileInOS', vscode.Uri.file(file)));

const isInWorkspace = (file: string): boolean => vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file)) !== undefined;

const listed = (kinds: readonly string[]): string => kinds.map((kind) => `.${kind}`).join(', ');

async function holdsFitness(uri: vscode.Uri): Promise<boolean> {
  if (isFitnessFileName(uri.path)) return true;
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > maxBytes) return false;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return declaresFitness(text, languageOf(uri.path));
  } catch {
    return false; // gone since it was found
  }
}

const languageOf = (name: string): Language => (name.endsWith('.py') ? 'python' : 'javascript');

function inOrder(uris: readonly vscode.Uri[], isFirst: (uri: vscode.Uri) => boolean): readonly FileItem[] {
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const rank = (uri: vscode.Uri): number => (uri.toString() === active ? 0 : isFirst(uri) ? 1 : 2);
  return [...uris].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1)).map(itemOf);
}

function itemOf(uri: vscode.Uri): FileItem {
  const folder = path.dirname(vscode.workspace.asRelativePath(uri));
  return { label: path.basename(uri.path), path: uri.fsPath, ...(folder === '.' ? {} : { description: folder }) };
}
