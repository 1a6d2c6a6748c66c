import path from 'node:path';
import * as vscode from 'vscode';
import { type Held, holdsFitness, isFitnessLanguageFile } from '../kernel/checks/holds-fitness.ts';
import { isFitnessFileName } from '../sandbox/validate/source-file.ts';
import { walkthroughSettled } from './ask/walkthrough-in-front.ts';
import { type FileItem, type Services, wantsNew, wentBack } from './commands/define.ts';
import { configSources } from './config-sources.ts';
import { t, tell } from './words.ts';

/** Folders of what others made. */
const excluded = '**/{node_modules,dist,build,out,.git,.venv,venv,__pycache__,.tools}/**';
/** Finds the configs of a workspace. */
export const configGlob = '**/*.opt.{yaml,yml}';
/** Files that are looked at: beyond, a fitness is found by browsing. */
const maxFiles = 2000;
/** Files that are read at once. */
const batch = 32;

/**
 * The files of the workspace that hold a fitness: the active one first, then those named *.fitness.*, then the others by path. With a word
 * on it those that are only named so, those that cannot be read and so may hold one, and last those whose only function has another name.
 */
export async function fitnessFiles(): Promise<readonly FileItem[]> {
  const found = await vscode.workspace.findFiles('**/*.{js,mjs,ts,py}', excluded, maxFiles);
  const candidates = found.filter(({ path: name }) => isFitnessLanguageFile(name));
  const holding: vscode.Uri[] = [];
  const unfit: FileItem[] = [];
  const misnamed: FileItem[] = [];
  for (let k = 0; k < candidates.length; k += batch) {
    const looks = candidates.slice(k, k + batch).map(async (uri) => ({ uri, held: await lookedInto(uri) }));
    for (const { uri, held } of await Promise.all(looks))
      if (held === 'fitness') holding.push(uri);
      else if (held === 'undeclared') unfit.push({ ...itemOf(uri), unfit: t('no function named fitness was found in it') });
      else if (held === 'misnamed') misnamed.push({ ...itemOf(uri), unfit: t('has no function called fitness') });
      else if (held !== 'other') unfit.push({ ...itemOf(uri), unfit: t('cannot be read: {0}', tell(held.unreadable)) });
  }
  return [...inOrder(holding, ({ path: name }) => isFitnessFileName(name)), ...unfit, ...misnamed];
}

/** The configs of the workspace, the active one first. */
export async function configFiles(): Promise<readonly FileItem[]> {
  return inOrder(await vscode.workspace.findFiles(configGlob, excluded, maxFiles), () => false);
}

/** Whether the workspace has a config at all. */
export const hasConfigs = async (): Promise<boolean> => (await vscode.workspace.findFiles(configGlob, excluded, 1)).length > 0;

/** What the configs optimize; as Services tell. @param log is told what cannot be read */
export const sourcesOf =
  (log: (text: string) => void): Services['files']['sourcesOf'] =>
  (items) => {
    const read = (file: string): Promise<string> => presentText(vscode.Uri.file(file));
    return configSources(
      items.map(({ path: file }) => file),
      { read, log },
    );
  };

async function presentText(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

interface FileRow extends vscode.QuickPickItem {
  /** Absent for what is no file that is there. */
  readonly path?: string;
  readonly isNew?: boolean;
}

/** Lets a person choose one of the files, or browse for another; as Services tell. */
export const pickFile: Services['files']['pick'] = async (
  title,
  items,
  kinds,
  { canGoBack = false, mistake, newFile, emptyPrompt } = {},
) => {
  await walkthroughSettled();
  const list = vscode.window.createQuickPick<FileRow>();
  list.title = mistake ?? vscode.l10n.t(title);
  list.placeholder = t('A file that ends in {0}', listed(kinds));
  list.matchOnDescription = true;
  list.ignoreFocusOut = true;
  list.buttons = canGoBack ? [vscode.QuickInputButtons.Back] : [];
  try {
    const chosen = await new Promise<FileRow | typeof wentBack | undefined>((resolve, reject) => {
      list.onDidAccept(() => list.selectedItems[0] && resolve(list.selectedItems[0]));
      list.onDidTriggerButton(() => resolve(wentBack));
      list.onDidHide(() => resolve(undefined));
      // Shown at once, busy while the files are looked for, so that Escape calls that off.
      list.busy = true;
      list.show();
      items.then((files) => {
        list.items = fileRows(files, newFile);
        list.busy = false;
        if (files.every(({ unfit }) => unfit !== undefined) && emptyPrompt !== undefined) list.placeholder = emptyPrompt;
      }, reject);
    });
    if (chosen === undefined || chosen === wentBack) return chosen;
    if (chosen.isNew) return wantsNew;
    return chosen.path ?? (await browse(vscode.l10n.t(title), kinds));
  } finally {
    list.dispose();
  }
};

function fileRows(files: readonly FileItem[], newFile: string | undefined): readonly FileRow[] {
  const rowOf = ({ label, description, path: file, unfit }: FileItem): FileRow => ({
    label: `$(file) ${label}`,
    description: [description, unfit].filter((part) => part !== undefined).join(' · '),
    path: file,
  });
  const fit = files.filter(({ unfit }) => unfit === undefined).map(rowOf);
  const unfit = files.filter(({ unfit }) => unfit !== undefined).map(rowOf);
  const made = newFile === undefined ? [] : [{ label: `$(new-file) ${newFile}`, isNew: true, alwaysShow: true }];
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator };
  const groups = [fit, made, unfit, [{ label: `$(folder-opened) ${t('Browse…')}`, alwaysShow: true }]];
  return groups.filter((group) => group.length > 0).flatMap((group, k) => (k === 0 ? group : [separator, ...group]));
}

async function browse(title: string, kinds: readonly string[]): Promise<string | undefined> {
  const chosen = await vscode.window.showOpenDialog({ title, canSelectMany: false, filters: { [listed(kinds)]: [...kinds] } });
  return chosen?.[0]?.fsPath;
}

/** Where new files go; as Services tell. */
export const home = (): string | undefined =>
  vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath;

/** Opens a file in the editor that is meant for its kind. */
export const openFile = async (file: string): Promise<void> =>
  void (await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file), { preview: false }));

/** Whether the explorer, or the file manager of this machine, can show it. */
export const canReveal = (file: string): boolean => isInWorkspace(file) || vscode.env.remoteName === undefined;

/** Shows a file among its neighbours. */
export const reveal = async (file: string): Promise<void> =>
  void (await vscode.commands.executeCommand(isInWorkspace(file) ? 'revealInExplorer' : 'revealFileInOS', vscode.Uri.file(file)));

const isInWorkspace = (file: string): boolean => vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file)) !== undefined;

const listed = (kinds: readonly string[]): string => kinds.map((kind) => `.${kind}`).join(', ');

function lookedInto(uri: vscode.Uri): Promise<Held> {
  const { fs } = vscode.workspace;
  return holdsFitness(uri.path, {
    async size() {
      const { type, size } = await fs.stat(uri);
      return type & vscode.FileType.File ? size : undefined;
    },
    text: () => presentText(uri),
  });
}

function inOrder(uris: readonly vscode.Uri[], isFirst: (uri: vscode.Uri) => boolean): readonly FileItem[] {
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const rank = (uri: vscode.Uri): number => (uri.toString() === active ? 0 : isFirst(uri) ? 1 : 2);
  return [...uris].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1)).map(itemOf);
}

function itemOf(uri: vscode.Uri): FileItem {
  const folder = path.dirname(vscode.workspace.asRelativePath(uri));
  return { label: path.basename(uri.path), path: uri.fsPath, ...(folder === '.' ? {} : { description: folder }) };
}
