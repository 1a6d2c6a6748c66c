import * as vscode from 'vscode';
import type { Checker } from './checks/checker.ts';
import { createChecks } from './checks/checks-service.ts';
import type { LiveChecks } from './checks/live-checks.ts';
import type { Services } from './commands/define.ts';
import type { Diagnostics } from './diagnostics.ts';
import { configFiles, fitnessFiles, pickFile } from './files.ts';
import { createNotebook } from './new-notebook.ts';
import { showPage } from './new-optimization/show-page.ts';
import { isOurs } from './notebook-metadata.ts';
import type { Reports } from './report.ts';
import { readSamples } from './samples/samples.ts';
import type { TasksView } from './tasks-view/tasks-view.ts';

export interface ServicesOptions {
  readonly engineEntry: string;
  /** Absolute path of the samples. */
  readonly samplesFolder: string;
  readonly log: vscode.LogOutputChannel;
  readonly checker: Checker;
  readonly liveChecks: LiveChecks;
  readonly diagnostics: Diagnostics;
  readonly reports: Reports;
  readonly view: TasksView;
  readonly dashboard: Services['dashboard'];
}

/** What the commands need, done by VS Code. The engine's client is loaded with its first use, so that activation stays quick. */
export const createServices = ({
  engineEntry,
  samplesFolder,
  log,
  checker,
  liveChecks,
  diagnostics,
  reports,
  view,
  dashboard,
}: ServicesOptions): Services => ({
  engine: {
    running: async () => (await import('../engine/client/connect.ts')).connectRunningEngine(),
    start: async () => (await import('../engine/client/connect.ts')).connectEngine({ entry: engineEntry }),
    logFile: async () => (await import('../engine/client/connect.ts')).engineLogFile(),
  },
  window: {
    inform: (message) => void vscode.window.showInformationMessage(message),
    warn: (message) => void vscode.window.showWarningMessage(message),
    confirm: async (message, action) => (await vscode.window.showWarningMessage(message, { modal: true }, action)) === action,
    pick: async (title, items) => vscode.window.showQuickPick(items, { title, matchOnDescription: true, ignoreFocusOut: true }),
    pickMany: async (title, items) => vscode.window.showQuickPick(items, { title, canPickMany: true, matchOnDescription: true }),
    input: async (prompt, value) => vscode.window.showInputBox({ prompt, value, placeHolder: 'rastrigin' }),
    showPage,
    copy: async (text) => vscode.env.clipboard.writeText(text),
    progress: (title, work) =>
      Promise.resolve(vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, work)),
    openFile: async (file) => void (await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: true })),
    showReport: (title, markdown) => reports.show(title, markdown),
    openSettings: async (names) => void (await vscode.commands.executeCommand('workbench.action.openSettings', names)),
    warnOfProblems: (message) => void warnOfProblems(message),
    showLog: () => log.show(true),
    openWalkthrough: async (id) =>
      void (await vscode.commands.executeCommand('workbench.action.openWalkthrough', `optimizehub.optimizehub#${id}`, false)),
  },
  notebooks: { create: createNotebook, runActiveCell },
  documents: {
    create: async (content, language) =>
      void (await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }))),
  },
  samples: { list: () => readSamples(samplesFolder) },
  tasks: {
    focus: async () => vscode.commands.executeCommand('optimizehub.tasks.focus'),
    filter: () => view.filter,
    setFilter: (filter) => view.setFilter(filter),
    loadMore: () => view.loadMore(),
  },
  dashboard,
  editor: { config: readConfig },
  files: {
    given: (target) => (target instanceof vscode.Uri && target.scheme === 'file' ? target.fsPath : undefined),
    fitness: fitnessFiles,
    configs: configFiles,
    pick: pickFile,
  },
  checks: createChecks(checker, liveChecks, diagnostics),
  sandbox: { report: () => checker.sandbox() },
});

async function runActiveCell(): Promise<boolean> {
  const editor = vscode.window.activeNotebookEditor;
  if (editor === undefined || !isOurs(editor.notebook)) return false;
  await vscode.commands.executeCommand('notebook.cell.execute');
  return true;
}

/** From the explorer or the editor's title comes a URI, from the palette nothing. */
async function readConfig(target: unknown): Promise<{ text: string; path: string } | undefined> {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined || uri.scheme === 'vscode-notebook-cell') return undefined;
  const document = await vscode.workspace.openTextDocument(uri);
  return document.languageId === 'optimizehub' ? { text: document.getText(), path: uri.fsPath } : undefined;
}

async function warnOfProblems(message: string): Promise<void> {
  const show = 'Show Problems';
  if ((await vscode.window.showWarningMessage(message, show)) === show)
    await vscode.commands.executeCommand('workbench.actions.view.problems');
}
