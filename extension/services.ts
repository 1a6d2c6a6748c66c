import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { activeNotebookName, configAt, goToFinding, runCellAt, tasksOfActiveCell } from './active-config.ts';
import { buildImage } from './build-image.ts';
import type { Checker } from './checks/checker.ts';
import { createChecks } from './checks/checks-service.ts';
import type { LiveChecks } from './checks/live-checks.ts';
import type { Services } from './commands/define.ts';
import type { ConfigRuns } from './config-runs.ts';
import type { Diagnostics } from './diagnostics.ts';
import { engineEnvironment } from './engine-settings.ts';
import { canReveal, configFiles, fitnessFiles, openFile, pickFile, reveal } from './files.ts';
import { createConfig } from './new-config-document.ts';
import { createNotebook } from './new-notebook.ts';
import { showPage } from './new-optimization/show-page.ts';
import { openSettings } from './open-settings.ts';
import type { Reports } from './report.ts';
import { readSamples } from './samples/samples.ts';
import { chooseDriver, sandboxSettings } from './sandbox-settings.ts';
import type { TasksView } from './tasks-view/tasks-view.ts';
import { untilAborted } from './until-aborted.ts';

export interface ServicesOptions {
  readonly engineEntry: string;
  /** The bundled command line. */
  readonly program: string;
  /** Absolute path of the samples. */
  readonly samplesFolder: string;
  readonly checker: Checker;
  readonly liveChecks: LiveChecks;
  readonly diagnostics: Diagnostics;
  readonly reports: Reports;
  readonly configRuns: ConfigRuns;
  /** Whether we run the cells of the notebook. */
  readonly runs: (notebook: vscode.NotebookDocument) => boolean;
  readonly view: TasksView;
  readonly dashboard: Services['dashboard'];
}

const { t } = vscode.l10n;

/** What the commands need, done by VS Code. The engine's client is loaded with its first use, so that activation stays quick. */
export const createServices = ({
  engineEntry,
  program,
  samplesFolder,
  checker,
  liveChecks,
  diagnostics,
  reports,
  configRuns,
  runs,
  view,
  dashboard,
}: ServicesOptions): Services => ({
  engine: {
    running: async () => (await import('../engine/client/connect.ts')).connectRunningEngine(),
    start: async (signal) =>
      (await import('../engine/client/connect.ts')).connectEngine({
        entry: engineEntry,
        environment: engineEnvironment(),
        ...(signal ? { signal } : {}),
      }),
    log: async () => readLog((await import('../engine/client/connect.ts')).engineLogFile()),
  },
  window: {
    // Texts are looked up here in the language of the editor, so that commands know nothing of it.
    inform: (message) => void vscode.window.showInformationMessage(t(message)),
    warn: (message) => void vscode.window.showWarningMessage(t(message)),
    offer: async (message, actions) => vscode.window.showInformationMessage(message, ...actions),
    confirm: async (message, action) => (await vscode.window.showWarningMessage(message, { modal: true }, action)) === action,
    pick: async (title, items) =>
      vscode.window.showQuickPick(items, { title: t(title), matchOnDescription: true, ignoreFocusOut: true }),
    pickMany: async (title, items) =>
      vscode.window.showQuickPick(items, { title: t(title), canPickMany: true, matchOnDescription: true, ignoreFocusOut: true }),
    input: async (prompt, value, mistakeIn) =>
      vscode.window.showInputBox({
        prompt: t(prompt),
        value,
        ignoreFocusOut: true,
        ...(mistakeIn ? { validateInput: mistakeIn } : {}),
      }),
    showPage,
    copy: async (text) => vscode.env.clipboard.writeText(text),
    progress: (title, work) => cancellable(title, (_, signal) => untilAborted(work(), signal)),
    cancellable,
    openFile: async (file) => void (await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: true })),
    showReport: (title, text, cursor) => reports.show(title, text, cursor),
    openSettings,
    warnOfProblems: (message) => void warnOfProblems(message),
    openWalkthrough: async (id) =>
      void (await vscode.commands.executeCommand('workbench.action.openWalkthrough', `optimizehub.optimizehub#${id}`, false)),
  },
  notebooks: {
    create: async (...given) => void (await createNotebook(...given)),
    runFile: (text, path) => configRuns.run(text, path),
    runCell: (target) => runCellAt(target, runs),
    activeTasks: tasksOfActiveCell,
    activeName: activeNotebookName,
  },
  documents: { createConfig },
  samples: { list: () => readSamples(samplesFolder) },
  tasks: {
    focus: async () => vscode.commands.executeCommand('optimizehub.tasks.focus'),
    filter: () => view.filter,
    setFilter: (filter) => view.setFilter(filter),
    loadMore: () => view.loadMore(),
  },
  dashboard,
  editor: { config: configAt, goTo: goToFinding },
  files: {
    given: (target) => (target instanceof vscode.Uri && target.scheme === 'file' ? target.fsPath : undefined),
    fitness: fitnessFiles,
    configs: configFiles,
    pick: pickFile,
    save: saveDialog,
    write: (file, contents) => Promise.resolve(vscode.workspace.fs.writeFile(vscode.Uri.file(file), contents)),
    open: openFile,
    canReveal,
    reveal,
  },
  checks: createChecks(checker, liveChecks, diagnostics),
  sandbox: {
    examine: () => checker.sandbox(true),
    driver: () => sandboxSettings().driver,
    chooseDriver,
    build: (onStep, signal) => buildImage({ program, image: String(sandboxSettings().image ?? ''), onStep, signal }),
  },
  charts: { draw: (spec, format) => checker.draw(spec, format) },
});

async function readLog(file: string): Promise<{ readonly file: string; readonly text: string } | undefined> {
  try {
    return { file, text: await readFile(file, 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Work with a notification that has its steps and a button to cancel. */
async function cancellable<T>(
  title: string,
  work: (onStep: (text: string) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, title: t(title), cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    const cancelling = new AbortController();
    token.onCancellationRequested(() => cancelling.abort());
    return work((message) => progress.report({ message }), cancelling.signal);
  });
}

async function saveDialog(name: string, ending: string): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { [ending.toUpperCase()]: [ending] },
  });
  return chosen?.fsPath;
}

async function warnOfProblems(message: string): Promise<void> {
  const show = t('Show Problems');
  if ((await vscode.window.showWarningMessage(message, show)) === show)
    await vscode.commands.executeCommand('workbench.actions.view.problems');
}
