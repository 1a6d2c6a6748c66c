import * as vscode from 'vscode';
import type { Paces } from '../../kernel/language/paces.ts';
import type { Message, MimeBundle, RunMetadata } from '../../kernel/messages.ts';
import type { Diagnostics } from '../diagnostics.ts';
import type { Listener } from '../kernel-process/kernel-process.ts';
import { type Notes, notesMime } from '../renderer/notes.ts';
import { type Action, actionsOf, type SandboxName } from './actions.ts';
import type { Attachment, Attachments } from './attachments.ts';
import { cellKey } from './cell-key.ts';
import { pointAt } from './point-at.ts';

/** What the run of one cell works with; `onEnd` is called once, after all its edits, and `onLeft` right behind it. */
export interface CellRunOptions {
  readonly attachments: Attachments;
  readonly diagnostics: Diagnostics;
  readonly log: (text: string) => void;
  readonly onEnd: () => void;
  /** Told which sandbox ran a custom fitness. */
  readonly onSandbox?: (sandbox: SandboxName) => void;
  /** Told how fast a custom fitness was. */
  readonly onPaces?: (config: vscode.Uri, paces: Paces) => void;
  /** The cell has ended, and the tasks that it left go on. */
  readonly onLeft: (attachment: Attachment, ended: Ended) => void;
  /** An output to go on with, by its display id: the run was begun before a reload. */
  readonly resumed?: Pick<Attachment, 'displayId' | 'group' | 'order'>;
}

/** How a cell ended; in milliseconds since 1970. */
export interface Ended {
  readonly success: boolean;
  readonly startTime: number;
  readonly endTime: number;
}

/** Performs on one cell what the kernel's messages mean. */
export class CellRun implements Listener {
  private readonly execution: vscode.NotebookCellExecution;
  private readonly options: CellRunOptions;
  private readonly outputs = new Map<string, vscode.NotebookCellOutput>();
  /** Edits of a cell must follow one another. */
  private work: Promise<unknown> = Promise.resolve();
  private startTime = 0;
  private isStarted = false;
  private isEnded = false;
  private left: Attachment | undefined;
  private fitness: Attachment['fitness'];

  constructor(execution: vscode.NotebookCellExecution, options: CellRunOptions) {
    this.execution = execution;
    this.options = options;
    const { resumed } = options;
    const output = resumed && outputOf(execution.cell, resumed.group);
    if (resumed && output) this.outputs.set(resumed.displayId, output);
    if (resumed) execution.executionOrder = resumed.order;
  }

  get notebook(): vscode.NotebookDocument {
    return this.execution.cell.notebook;
  }

  onMessage(message: Message): void {
    for (const action of actionsOf(message)) this.perform(action);
  }

  onLost(reason: string): void {
    this.start();
    this.perform({ type: 'fail', name: 'KernelLost', message: reason, stack: reason, found: { findings: [] } });
    this.perform({ type: 'end', outcome: 'failure' });
  }

  private perform(action: Action): void {
    if (this.isEnded) return;
    const { execution } = this;
    switch (action.type) {
      case 'start':
        this.start();
        return;
      case 'number':
        execution.executionOrder = action.order;
        return;
      case 'show':
        this.show(action);
        return;
      case 'print':
        this.append([vscode.NotebookCellOutputItem.stdout(action.text)]);
        return;
      case 'note':
        this.note(action.notes);
        return;
      case 'fail':
        pointAt(execution.cell, action.found, this.options.diagnostics);
        this.append([vscode.NotebookCellOutputItem.error({ name: action.name, message: action.message, stack: action.stack })]);
        return;
      case 'end':
        this.end(action.outcome);
    }
  }

  private start(): void {
    if (this.isStarted) return;
    this.isStarted = true;
    this.startTime = Date.now();
    this.execution.start(this.startTime);
    this.options.diagnostics.clear(this.execution.cell.document.uri);
    const { resumed, attachments } = this.options;
    if (resumed) return;
    const { cell } = this.execution;
    this.afterwards(() => attachments.forgetCell(cell.notebook.uri.toString(), cellKey(cell)));
    this.afterwards(() => this.execution.clearOutput());
  }

  private show({ displayId, data, metadata, run, sandbox, paces, stumbles, fitness }: Extract<Action, { type: 'show' }>): void {
    const { execution, outputs, options } = this;
    if (sandbox) options.onSandbox?.(sandbox);
    if (paces && !run?.running) options.onPaces?.(execution.cell.document.uri, paces);
    if (stumbles) pointAt(execution.cell, stumbles, options.diagnostics);
    this.fitness ??= fitness;
    const items = itemsOf(data);
    const existing = outputs.get(displayId);
    if (existing) this.afterwards(() => execution.replaceOutputItems(items, existing));
    else {
      // The notebook file keeps what stands under `metadata` of a display_data output.
      const output = new vscode.NotebookCellOutput(items, { outputType: 'display_data', metadata });
      outputs.set(displayId, output);
      this.afterwards(() => execution.appendOutput(output));
    }
    if (run?.background) this.left = this.attachmentOf(run, displayId);
    if (run?.running) this.afterwards(() => options.attachments.remember(this.attachmentOf(run, displayId)));
    else if (run) this.afterwards(() => options.attachments.forget(run.group));
  }

  private attachmentOf({ group, background }: RunMetadata, displayId: string): Attachment {
    const { cell, executionOrder: order } = this.execution;
    return {
      notebook: cell.notebook.uri.toString(),
      cell: cellKey(cell),
      group,
      displayId,
      order,
      ...(background ? { background } : {}),
      ...(this.fitness ? { fitness: this.fitness } : {}),
    };
  }

  /** Where our renderer is not at hand it is a plain text. */
  private note(notes: Notes): void {
    const items = [vscode.NotebookCellOutputItem.json(notes, notesMime), vscode.NotebookCellOutputItem.text(notes.text)];
    const output = new vscode.NotebookCellOutput(items, { outputType: 'display_data', metadata: {} });
    this.afterwards(() => this.execution.appendOutput(output));
  }

  private append(items: vscode.NotebookCellOutputItem[]): void {
    this.afterwards(() => this.execution.appendOutput(new vscode.NotebookCellOutput(items)));
  }

  private end(outcome: 'success' | 'failure' | 'not run'): void {
    this.isEnded = true;
    const { resumed, attachments, onEnd, onLeft } = this.options;
    if (resumed) this.afterwards(() => attachments.forget(resumed.group));
    this.afterwards(() => {
      const endTime = Date.now();
      const success = outcome === 'success';
      this.execution.end(outcome === 'not run' ? undefined : success, outcome === 'not run' ? undefined : endTime);
      onEnd();
      // Told on, because the editor writes it into the cell only later.
      if (this.left) onLeft(this.left, { success, startTime: this.startTime, endTime });
    });
  }

  /** One failed edit must not keep the cell from ending. A closed notebook takes no edits; its run goes on in the engine. */
  private afterwards(task: () => unknown): void {
    this.work = this.work.then(task).catch((error: unknown) => {
      if (!this.execution.cell.notebook.isClosed) this.options.log(`An output could not be written: ${error}`);
    });
  }
}

/** The output of the cell that shows the group. */
export const outputOf = (cell: vscode.NotebookCell, group: string): vscode.NotebookCellOutput | undefined =>
  cell.outputs.find(({ metadata }) => metadata?.metadata?.optimizehub?.group === group);

/** One item for each type of the bundle. */
export function itemsOf(data: MimeBundle): vscode.NotebookCellOutputItem[] {
  return Object.entries(data).map(([mime, value]) => {
    if (mime.startsWith('image/') && typeof value === 'string')
      return new vscode.NotebookCellOutputItem(Buffer.from(value, 'base64'), mime);
    return typeof value === 'string'
      ? vscode.NotebookCellOutputItem.text(value, mime)
      : vscode.NotebookCellOutputItem.json(value, mime);
  });
}
