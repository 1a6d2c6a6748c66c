import path from 'node:path';
import * as vscode from 'vscode';
import { systemClock } from '../kernel/clock.ts';
import { Checker } from './checks/checker.ts';
import { LiveChecks } from './checks/live-checks.ts';
import { notDone } from './commands/define.ts';
import { commands } from './commands/index.ts';
import { ConfigRuns } from './config-runs.ts';
import { OptimizerController } from './controller/controller.ts';
import { NotebookContext } from './controller/notebook-context.ts';
import { Dashboards } from './dashboard/dashboards.ts';
import { Diagnostics } from './diagnostics.ts';
import { engineEnvironment, offerRestart, onEngineSettings } from './engine-settings.ts';
import { ConfigLanguage } from './language/config-language.ts';
import { offerOurLanguage } from './language/yaml-cells.ts';
import { Messages } from './messages.ts';
import { engineAccess } from './monitor/engine-access.ts';
import { EngineMonitor } from './monitor/engine-monitor.ts';
import { createStatusBar } from './monitor/status-bar.ts';
import { Reports } from './report.ts';
import { onSandboxSettings, sandboxSettings as settings } from './sandbox-settings.ts';
import { SandboxStatus } from './sandbox-status/status-item.ts';
import { createServices } from './services.ts';
import { selectionOf } from './tasks-view/nodes.ts';
import { TasksView } from './tasks-view/tasks-view.ts';
import { type Step, stepsDoneBy, tick } from './walkthrough/progress.ts';
import { speakBy } from './words.ts';
import { WorkspaceContext } from './workspace-context.ts';

/** What tests in the extension host may use. */
export interface ExtensionApi {
  readonly kernelPids: () => number[];
  /** Of the process that looks at texts and for sandboxes, while there is one. */
  readonly checkerPid: () => number | undefined;
  /** What the status bar says of the sandbox. */
  readonly sandboxStatus: () => string;
  readonly taskRows: () => ReturnType<TasksView['rows']>;
}

/** Offers the kernel and the commands; everything heavy happens in other processes. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  speakBy((message, ...parts) => vscode.l10n.t(message, ...parts));
  const channel = vscode.window.createOutputChannel('OptimizeHub', { log: true });
  const messages = new Messages(channel);
  const log = (text: string): void => channel.info(text.trimEnd());
  const ticks = (step: Step): void =>
    void tick(context.extension.id, step, vscode.commands.executeCommand, (error) =>
      channel.warn(`The walkthrough is not ticked (${step}): ${error}`),
    );
  const bundle = (name: string): string => path.join(context.extensionPath, 'dist', name);
  const kernelEntry = bundle('kernel.mjs');
  const diagnostics = new Diagnostics();
  const checker = new Checker({ entry: kernelEntry, log, settings });
  const controller = new OptimizerController({
    engine: engineEnvironment,
    kernelEntry,
    state: context.workspaceState,
    log,
    diagnostics,
    settings,
    onSandbox: (sandbox) => status.note(sandbox),
    onPaces: (config, paces) => language.tellPaces(config, paces),
    onRun: () => ticks('run'),
    onOpen(notebook) {
      liveChecks.requestCells(notebook);
      offerOurLanguage(notebook, messages);
      notebookContext.tell();
      workspaceContext.noteNotebook();
      status.look();
    },
    onLeave(notebook) {
      liveChecks.requestCells(notebook);
      notebookContext.tell();
      status.look();
    },
  });
  const runs = (notebook: vscode.NotebookDocument): boolean => controller.runs(notebook);
  const workspaceContext = new WorkspaceContext();
  const notebookContext = new NotebookContext(runs);
  const liveChecks = new LiveChecks({ check: (request) => checker.check(request), diagnostics, runs, clock: systemClock, log });
  const language = new ConfigLanguage({
    clientEntry: bundle('language-client.cjs'),
    serverEntry: bundle('language-server.mjs'),
    diagnostics,
    log: channel,
    messages,
  });
  const isWanted = (): boolean => isOursActive(runs, liveChecks);
  const status = new SandboxStatus({ report: () => checker.sandbox(), isWanted, clock: systemClock, log });
  const configure = (): void => {
    controller.configure();
    checker.configure();
    status.refresh();
  };
  const reports = new Reports();
  const engineEntry = bundle('engine.mjs');
  const monitor = new EngineMonitor(engineAccess(engineEntry, engineEnvironment));
  const view = new TasksView(monitor, log);
  const dashboard = new Dashboards({
    monitor,
    extensionUri: context.extensionUri,
    openNotebook: (cells) => services.notebooks.create(cells),
    log,
  });
  const samplesFolder = path.join(context.extensionPath, 'samples');
  const checks = { checker, liveChecks, diagnostics };
  const services = createServices({
    engineEntry,
    program: bundle('program.mjs'),
    samplesFolder,
    ...checks,
    reports,
    messages,
    configRuns: new ConfigRuns(context.workspaceState),
    runs,
    notebookContext,
    view,
    dashboard,
    log,
  });
  const registered = commands.map((command) =>
    // A menu of a list gives the row it was opened on, and after it all that are selected.
    vscode.commands.registerCommand(command.id, async (target: unknown, selected: unknown) => {
      try {
        const outcome = await command.run(services, selectionOf(target, selected));
        if (outcome !== notDone) stepsDoneBy(command.id, outcome).forEach(ticks);
      } catch (error) {
        messages.fail(command.title, error);
      }
    }),
  );
  context.subscriptions.push(
    channel,
    diagnostics,
    checker,
    controller,
    notebookContext,
    workspaceContext,
    liveChecks,
    language,
    status,
    reports,
    monitor,
    view,
    dashboard,
    createStatusBar(monitor),
    liveChecks.onDidChange(() => status.look()),
    onSandboxSettings(configure),
    onEngineSettings(() => void offerRestart(() => controller.configure(), messages)),
    ...registered,
  );
  // Not at once: what was opened comes first.
  setImmediate(() => {
    void view.look();
    void workspaceContext.look();
  });
  return {
    kernelPids: () => controller.kernelPids(),
    checkerPid: () => checker.pid,
    sandboxStatus: () => status.text,
    taskRows: () => view.rows(),
  };
}

/** Whether the active editor shows a notebook, a config or a fitness of ours. */
function isOursActive(runs: (notebook: vscode.NotebookDocument) => boolean, liveChecks: LiveChecks): boolean {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  if (notebook !== undefined) return runs(notebook);
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && (document.languageId === 'optimizehub' || liveChecks.isFitness(document.uri));
}
