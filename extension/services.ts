import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { activeNotebookName, configAt, goToFinding, runCellAt, tasksOfActiveCell } from './active-config.ts';
import { showPage } from './ask/show-page.ts';
import { walkthroughSettled } from './ask/walkthrough-in-front.ts';
import { buildImage } from './build-image.ts';
import type { Checker } from './checks/checker.ts';
import { createChecks } from './checks/checks-service.ts';
import type { LiveChecks } from './checks/live-checks.ts';
import type { Services } from './commands/define.ts';
import type { ConfigRuns } from './config-runs.ts';
import type { NotebookContext } from './controller/notebook-context.ts';
import type { Diagnostics } from './diagnostics.ts';
import { engineEnvironment } from './engine-settings.ts';
import { canReveal, configFiles, fitnessFiles, home, openFile, pickFile, reveal, sourcesOf } from './files.ts';
import { freePlace } from './free-place.ts';
import type { Messages } from './messages.ts';
import { createDocument } from './new-document.ts';
import { createNotebook } from './new-notebook.ts';
import { openSettings } from './open-settings.ts';
import type { Reports } from './report.ts';
import { readSamples } from './samples/samples.ts';
import { chooseDriver, sandboxSettings } from './sandbox-settings.ts';
import type { TasksView } from './tasks-view/tasks-view.ts';
import { untilAborted } from './until-aborted.ts';

/** What the services are made of; whoever gives these disposes of them. */
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
  readonly messages: Messages;
  readonly configRuns: ConfigRuns;
  /** Whether we run the cells of the notebook. */
  readonly runs: (notebook: vscode.NotebookDocument) => boolean;
  readonly notebookContext: NotebookContext;
  readonly view: TasksView;
  readonly dashboard: Services['dashboard'];
  readonly log: (text: string) => void;
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
  messages,
  configRuns,
  runs,
  notebookContext,
  view,
  dashboard,
  log,
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
    inform: (message, ...steps) => messages.inform(t(message), ...steps),
    warn: (message, ...steps) => messages.warn(t(message), ...steps),
    confirm: async (message, action) => (await vscode.window.showWarningMessage(message, { modal: true }, action)) === action,
    pick: async (title, items) => {
      await walkthroughSettled();
      return vscode.window.showQuickPick(items, { title: t(title), matchOnDescription: true, ignoreFocusOut: true });
    },
    input: async (title, prompt, value) => {
      await walkthroughSettled();
      return vscode.window.showInputBox({ title, prompt, value, ignoreFocusOut: true });
    },
    showPage,
    copy: async (text) => vscode.env.clipboard.writeText(text),
    progress: (title, work) => cancellable(title, (_, signal) => untilAborted(work(), signal)),
    cancellable,
    openFile: async (file) => void (await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: true })),
    showReport: (title, text, cursor) => reports.show(t(title), text, cursor),
    openSettings,
    warnOfProblems: (message, ...steps) => messages.warn(message, { title: t('Show Problems'), does: showProblems }, ...steps),
    openWalkthrough: async (id) =>
      void (await vscode.commands.executeCommand('workbench.action.openWalkthrough', `optimizehub.optimizehub#${id}`, false)),
  },
  commands: { run: async (id, target) => void (await vscode.commands.executeCommand(id, target)) },
  notebooks: {
    create: (cells) => notebookContext.whileOpening(async () => void (await createNotebook(cells, false))),
    run: (cells, path) => configRuns.add(cells, path),
    runFile: (text, path) => configRuns.run(text, path),
    runCell: (target) => runCellAt(target, runs),
    activeTasks: tasksOfActiveCell,
    activeName: activeNotebookName,
  },
  documents: { create: createDocument },
  samples: { list: () => readSamples(samplesFolder) },
  tasks: {
    focus: async () => {
      await walkthroughSettled();
      await view.focus();
    },
    filter: () => view.filter,
    setFilter: (filter) => view.setFilter(filter),
    loadMore: () => view.loadMore(),
    rowsOfKey: () => view.rowsOfKey(),
    deleting: (ids, work) => view.deleting(ids, work),
  },
  dashboard,
  editor: { config: configAt, goTo: goToFinding },
  files: {
    given: (target) => (target instanceof vscode.Uri && target.scheme === 'file' ? target.fsPath : undefined),
    fitness: fitnessFiles,
    configs: configFiles,
    pick: pickFile,
    home,
    sourcesOf: sourcesOf(log),
    freePlace: (folder, named) => freePlace(folder, named).fsPath,
    save: saveDialog,
    write: (file, contents) => Promise.resolve(vscode.workspace.fs.writeFile(vscode.Uri.file(file), contents)),
    open: openFile,
    canReveal,
    reveal,
  },
  checks: createChecks(checker, liveChecks, diagnostics),
  sandbox: {
    examine: () => checker.sandbox(true),
    look: () => checker.sandbox(),
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

async function saveDialog(title: string, name: string, ending: string): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showSaveDialog({
    title,
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { [ending.toUpperCase()]: [ending] },
  });
  return chosen?.fsPath;
}

const showProblems = () => vscode.commands.executeCommand('workbench.actions.view.problems');
