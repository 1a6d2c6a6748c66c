import * as vscode from 'vscode';
import type { PresentCell } from '../../kernel/known-fitness.ts';
import type { Paces } from '../../kernel/language/paces.ts';
import { isLanguage } from '../../sandbox/language.ts';
import { declaresFitness } from '../../sandbox/validate/declares-fitness.ts';
import { configFolder } from '../config-folder.ts';
import type { Diagnostics } from '../diagnostics.ts';
import { KernelProcess, type Listener } from '../kernel-process/kernel-process.ts';
import { copyOfCell, isOurs, notebookType } from '../notebook-metadata.ts';
import { notebooksOf, notebookTabs } from '../notebook-tabs.ts';
import type { SandboxName } from './actions.ts';
import { type Attachment, Attachments } from './attachments.ts';
import { BackgroundOutput } from './background-output.ts';
import { cellKey, cellOf } from './cell-key.ts';
import { CellRun, type CellRunOptions, type Ended } from './cell-run.ts';
import { LiveOutputs } from './live-outputs.ts';

/** Cells of these languages are given to the kernel, which says plainly what it cannot run. */
const languages = ['optimizehub', 'yaml', 'typescript', 'javascript', 'python'];

const switched = 'You switched kernels. The run continues in the background; switch back to OptimizeHub to see it.';

/** What the controller works with. `settings` and `engine` are asked whenever a kernel starts or is told of a change. */
export interface ControllerOptions {
  readonly kernelEntry: string;
  readonly state: vscode.Memento;
  readonly log: (text: string) => void;
  readonly diagnostics: Diagnostics;
  readonly settings: () => Readonly<Record<string, unknown>>;
  /** Variables of an engine that a kernel may have to start. */
  readonly engine: () => Readonly<Record<string, string>>;
  /** Told which sandbox ran a custom fitness. */
  readonly onSandbox: (sandbox: SandboxName) => void;
  /** Told how fast a custom fitness was in the run of a config. */
  readonly onPaces: (config: vscode.Uri, paces: Paces) => void;
  /** Told of every cell that begins to run. */
  readonly onRun: () => void;
  /** Told of a notebook whose cells we run from now on. */
  readonly onOpen: (notebook: vscode.NotebookDocument) => void;
  /** Told of a notebook whose cells another kernel runs from now on. */
  readonly onLeave: (notebook: vscode.NotebookDocument) => void;
}

/** Offers the OptimizeHub kernel to notebooks and keeps one kernel process for each that uses it. */
export class OptimizerController implements vscode.Disposable {
  private readonly controller = vscode.notebooks.createNotebookController('optimizehub', notebookType, 'OptimizeHub');
  private readonly options: ControllerOptions;
  private readonly attachments: Attachments;
  private readonly kernels = new Map<vscode.NotebookDocument, KernelProcess>();
  /** Notebooks whose chosen kernel is ours, whatever their files say. */
  private readonly chosen = new Set<vscode.NotebookDocument>();
  /** Of these, those that no editor shows any more. */
  private readonly unseen = new Set<vscode.NotebookDocument>();
  private readonly running = new Set<CellRun>();
  private readonly live = new LiveOutputs();
  private readonly backgrounds = new Map<string, { readonly cell: vscode.NotebookCell; readonly output: BackgroundOutput }>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(options: ControllerOptions) {
    this.options = options;
    this.attachments = new Attachments(options.state);
    const { controller } = this;
    controller.description = 'Runs optimization configs';
    controller.supportedLanguages = languages;
    controller.supportsExecutionOrder = true;
    controller.executeHandler = (cells, notebook) => this.execute(cells, notebook);
    controller.interruptHandler = (notebook) => this.kernels.get(notebook)?.interrupt();
    this.subscriptions = [
      controller,
      this.live,
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.prefer(notebook)),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => {
        this.chosen.delete(notebook);
        this.unseen.delete(notebook);
        this.close(notebook);
      }),
      vscode.window.tabGroups.onDidChangeTabs((event) => this.followTabs(event)),
      vscode.window.onDidChangeVisibleNotebookEditors((editors) => {
        for (const { notebook } of editors) if (this.chosen.has(notebook)) this.warm(notebook);
      }),
      controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
        if (selected) this.open(notebook);
        else this.leave(notebook);
      }),
    ];
    for (const notebook of vscode.workspace.notebookDocuments) this.prefer(notebook);
  }

  private prefer(notebook: vscode.NotebookDocument): void {
    if (isOurs(notebook)) this.controller.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
  }

  private execute(cells: readonly vscode.NotebookCell[], notebook: vscode.NotebookDocument): void {
    const kernel = this.kernelOf(notebook);
    this.options.onRun();
    const present = fitnessCells(notebook);
    for (const cell of cells) {
      this.dropBackgrounds((other) => other === cell);
      const run = this.begin(cell);
      const { languageId } = cell.document;
      kernel.execute(cell.document.getText(), { cellId: String(cellKey(cell)), languageId, attaches: true }, run, present);
    }
  }

  /** A kernel is ready before the first cell is run, and goes on with what the last one left. */
  private open(notebook: vscode.NotebookDocument): void {
    this.chosen.add(notebook);
    if (vscode.window.visibleNotebookEditors.some((editor) => editor.notebook === notebook)) this.warm(notebook);
    this.reattach(notebook);
    this.options.onOpen(notebook);
  }

  private leave(notebook: vscode.NotebookDocument): void {
    this.chosen.delete(notebook);
    this.unseen.delete(notebook);
    this.close(notebook, switched);
    this.options.onLeave(notebook);
  }

  /** Not for those behind other editors: a window that is reloaded opens all of them at once. */
  private warm(notebook: vscode.NotebookDocument): void {
    if (isOurs(notebook)) this.kernelOf(notebook).warm();
  }

  /** VS Code goes on holding a notebook whose last editor is closed, for minutes. One that is opened again meanwhile is the same to it. */
  private followTabs({ opened, closed: gone }: vscode.TabChangeEvent): void {
    const shown = new Set(notebookTabs().map(({ uri }) => uri.toString()));
    const isOf = (tabs: readonly vscode.Tab[], { uri }: vscode.NotebookDocument): boolean =>
      tabs.flatMap(notebooksOf).some((other) => other.toString() === uri.toString());
    for (const notebook of this.chosen) {
      if (isOf(gone, notebook) && !shown.has(notebook.uri.toString())) this.unseen.add(notebook);
      else if (isOf(opened, notebook)) {
        this.unseen.delete(notebook);
        if (!this.kernels.has(notebook)) this.open(notebook);
      }
      this.closeUnseen(notebook);
    }
  }

  /** A cell that still runs keeps its kernel to its end: it takes no second execution when the notebook is opened again. */
  private closeUnseen(notebook: vscode.NotebookDocument): void {
    const isRunning = [...this.running].some((run) => run.notebook === notebook);
    if (this.unseen.has(notebook) && !isRunning) this.close(notebook);
  }

  /** Goes on with outputs whose runs were under way when the window was reloaded. */
  private reattach(notebook: vscode.NotebookDocument): void {
    for (const attachment of this.attachments.of(notebook.uri.toString())) {
      const { cell: key, group } = attachment;
      const cell = notebook.getCells().find((candidate) => cellKey(candidate) === key);
      if (cell === undefined) void this.attachments.forget(group);
      else if (attachment.background) this.followInBackground(cell, attachment);
      else this.attach(notebook, attachment, this.begin(cell, attachment));
    }
  }

  /** Follows what a cell has left, until it is final. */
  private followInBackground(cell: vscode.NotebookCell, attachment: Attachment, ended?: Ended): void {
    const { live, backgrounds } = this;
    const { group } = attachment;
    const { notebook } = cell;
    // One that was closed or left has no kernel any more; its attachments wait until it is there again.
    if (notebook.isClosed || !this.chosen.has(notebook) || (this.unseen.has(notebook) && !this.kernels.has(notebook))) return;
    const output = new BackgroundOutput({
      cell,
      attachment,
      ended,
      live,
      diagnostics: this.options.diagnostics,
      log: this.options.log,
      onPaces: this.options.onPaces,
      begin: (of) => this.controller.createNotebookCellExecution(of),
      onEnd: () => {
        backgrounds.delete(group);
        void this.attachments.forget(group);
      },
      onLost: () => this.followInBackground(cell, attachment, ended),
    });
    backgrounds.set(group, { cell, output });
    this.attach(notebook, attachment, output);
  }

  private attach(notebook: vscode.NotebookDocument, attachment: Attachment, listener: Listener): void {
    const { group, displayId: display_id, background = false, fitness } = attachment;
    const text = fitness?.cell && cellOf(notebook, fitness.cell.id)?.document.getText();
    const remembered = fitness && { fitness: { ...fitness, ...(text === undefined ? {} : { text }) } };
    this.kernelOf(notebook).attach({ group, display_id, background, ...remembered }, listener);
  }

  private dropBackgrounds(isGone: (cell: vscode.NotebookCell) => boolean): void {
    for (const [group, { cell, output }] of this.backgrounds)
      if (isGone(cell)) {
        output.drop();
        this.backgrounds.delete(group);
      }
  }

  private begin(cell: vscode.NotebookCell, resumed?: CellRunOptions['resumed']): CellRun {
    const { attachments } = this;
    const { log, diagnostics, onSandbox, onPaces } = this.options;
    const onEnd = (): void => {
      this.running.delete(run);
      this.closeUnseen(cell.notebook);
    };
    const onLeft: CellRunOptions['onLeft'] = (attachment, ended) => this.followInBackground(cell, attachment, ended);
    const run = new CellRun(this.controller.createNotebookCellExecution(cell), {
      attachments,
      diagnostics,
      log,
      onEnd,
      onSandbox,
      onPaces,
      onLeft,
      ...(resumed ? { resumed } : {}),
    });
    this.running.add(run);
    return run;
  }

  private kernelOf(notebook: vscode.NotebookDocument): KernelProcess {
    const existing = this.kernels.get(notebook);
    if (existing) return existing;
    const { kernelEntry: entry, log, settings, engine } = this.options;
    const folder = configFolder(notebook.uri);
    const kernel = new KernelProcess({ entry, log, settings, engine, ...(folder === undefined ? {} : { folder }) });
    this.kernels.set(notebook, kernel);
    return kernel;
  }

  /** Ends the kernel; cells that still run are told the reason, where one is given. */
  private close(notebook: vscode.NotebookDocument, reason?: string): void {
    this.dropBackgrounds((cell) => cell.notebook === notebook);
    this.kernels.get(notebook)?.dispose(reason);
    this.kernels.delete(notebook);
  }

  /** Tells every kernel of settings that changed. */
  configure(): void {
    for (const kernel of this.kernels.values()) kernel.configure();
  }

  /** Whether the notebook's cells are run by us. */
  runs(notebook: vscode.NotebookDocument): boolean {
    return isOurs(notebook) || this.chosen.has(notebook);
  }

  /** Process ids of the kernels, for tests that end one. */
  kernelPids(): number[] {
    return [...this.kernels.values()].map(({ pid }) => pid).filter((pid) => pid !== undefined);
  }

  dispose(): void {
    for (const kernel of this.kernels.values()) kernel.dispose();
    this.kernels.clear();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** The cells of a notebook that declare a fitness, which a config may mean. */
const fitnessCells = (notebook: vscode.NotebookDocument): readonly PresentCell[] =>
  notebook.getCells().flatMap((cell) => {
    const { languageId: language_id } = cell.document;
    const text = cell.document.getText();
    if (!isLanguage(language_id) || !declaresFitness(text, language_id)) return [];
    const copyOf = copyOfCell(cell);
    return [{ id: String(cellKey(cell)), text, language_id, ...(copyOf === undefined ? {} : { copy_of: copyOf }) }];
  });
