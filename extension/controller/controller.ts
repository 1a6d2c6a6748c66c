import path from 'node:path';
import * as vscode from 'vscode';
import type { Diagnostics } from '../diagnostics.ts';
import { KernelProcess } from '../kernel-process/kernel-process.ts';
import { isOurs, notebookType } from '../notebook-metadata.ts';
import type { SandboxName } from './actions.ts';
import { Attachments } from './attachments.ts';
import { CellRun, type CellRunOptions, cellKey } from './cell-run.ts';

/** Cells of these languages are given to the kernel, which says plainly what it cannot run. */
const languages = ['optimizehub', 'yaml', 'typescript', 'javascript', 'python'];

const switched = 'Another kernel was chosen. The run goes on in the background; choose OptimizeHub to follow it again.';

export interface ControllerOptions {
  readonly kernelEntry: string;
  readonly state: vscode.Memento;
  readonly log: (text: string) => void;
  readonly diagnostics: Diagnostics;
  readonly settings: () => Readonly<Record<string, unknown>>;
  /** Told which sandbox ran a custom fitness. */
  readonly onSandbox: (sandbox: SandboxName) => void;
  /** Told of a notebook whose cells we run from now on. */
  readonly onOpen: (notebook: vscode.NotebookDocument) => void;
}

/** Offers the OptimizeHub kernel to notebooks and keeps one kernel process for each that uses it. */
export class OptimizerController implements vscode.Disposable {
  private readonly controller = vscode.notebooks.createNotebookController('optimizehub', notebookType, 'OptimizeHub');
  private readonly options: ControllerOptions;
  private readonly attachments: Attachments;
  private readonly kernels = new Map<vscode.NotebookDocument, KernelProcess>();
  private readonly running = new Set<CellRun>();
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
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.prefer(notebook)),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => this.close(notebook)),
      controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
        if (selected) this.open(notebook);
        else this.close(notebook, switched);
      }),
    ];
    for (const notebook of vscode.workspace.notebookDocuments) this.prefer(notebook);
  }

  private prefer(notebook: vscode.NotebookDocument): void {
    if (isOurs(notebook)) this.controller.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
  }

  private execute(cells: readonly vscode.NotebookCell[], notebook: vscode.NotebookDocument): void {
    const kernel = this.kernelOf(notebook);
    for (const cell of cells) {
      const run = this.begin(cell);
      kernel.execute(cell.document.getText(), { cellId: String(cellKey(cell)), languageId: cell.document.languageId }, run);
    }
  }

  /** A kernel is ready before the first cell is run, and goes on with what the last one left. */
  private open(notebook: vscode.NotebookDocument): void {
    if (isOurs(notebook)) this.kernelOf(notebook).warm();
    this.reattach(notebook);
    this.options.onOpen(notebook);
  }

  /** Goes on with outputs whose runs were under way when the window was reloaded. */
  private reattach(notebook: vscode.NotebookDocument): void {
    for (const { cell: key, ...resumed } of this.attachments.of(notebook.uri.toString())) {
      const cell = notebook.getCells().find((candidate) => cellKey(candidate) === key);
      if (cell === undefined) void this.attachments.forget(resumed.group);
      else this.kernelOf(notebook).attach(resumed.group, resumed.displayId, this.begin(cell, resumed));
    }
  }

  private begin(cell: vscode.NotebookCell, resumed?: CellRunOptions['resumed']): CellRun {
    const { attachments } = this;
    const { log, diagnostics, onSandbox } = this.options;
    const onEnd = (): void => void this.running.delete(run);
    const run = new CellRun(this.controller.createNotebookCellExecution(cell), {
      attachments,
      diagnostics,
      log,
      onEnd,
      onSandbox,
      ...(resumed ? { resumed } : {}),
    });
    this.running.add(run);
    return run;
  }

  private kernelOf(notebook: vscode.NotebookDocument): KernelProcess {
    const existing = this.kernels.get(notebook);
    if (existing) return existing;
    const { kernelEntry: entry, log, settings } = this.options;
    const folder = folderOf(notebook);
    const kernel = new KernelProcess({ entry, log, settings, ...(folder === undefined ? {} : { folder }) });
    this.kernels.set(notebook, kernel);
    return kernel;
  }

  /** Ends the kernel; cells that still run are told the reason, where one is given. */
  private close(notebook: vscode.NotebookDocument, reason?: string): void {
    this.kernels.get(notebook)?.dispose(reason);
    this.kernels.delete(notebook);
  }

  /** Tells every kernel of settings that changed. */
  configure(): void {
    for (const kernel of this.kernels.values()) kernel.configure();
  }

  /** Whether the notebook's cells are run by us. */
  runs(notebook: vscode.NotebookDocument): boolean {
    return isOurs(notebook) || this.kernels.has(notebook);
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

/** Where the files are that its configs name. One that was never saved may already have its place: it lies beside a config. */
function folderOf({ uri }: vscode.NotebookDocument): string | undefined {
  const isPlaced = uri.scheme === 'file' || (uri.scheme === 'untitled' && path.isAbsolute(uri.fsPath));
  return isPlaced ? path.dirname(uri.fsPath) : undefined;
}
