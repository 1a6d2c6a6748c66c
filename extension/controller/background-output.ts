import * as vscode from 'vscode';
import type { Paces } from '../../kernel/language/paces.ts';
import type { Message } from '../../kernel/messages.ts';
import type { Diagnostics } from '../diagnostics.ts';
import type { Listener } from '../kernel-process/kernel-process.ts';
import { type Action, actionsOf } from './actions.ts';
import type { Attachment } from './attachments.ts';
import { type Ended, itemsOf, outputOf } from './cell-run.ts';
import type { LiveOutputs } from './live-outputs.ts';
import { pointAt } from './point-at.ts';

/** What one such output works with; `live` and `diagnostics` belong to the caller. */
export interface BackgroundOutputOptions {
  readonly cell: vscode.NotebookCell;
  readonly attachment: Attachment;
  /** How the cell ended, where that was in this window; else the cell says it. */
  readonly ended: Ended | undefined;
  readonly live: LiveOutputs;
  readonly diagnostics: Diagnostics;
  /** Told how fast a custom fitness was. */
  readonly onPaces: (config: vscode.Uri, paces: Paces) => void;
  readonly begin: (cell: vscode.NotebookCell) => vscode.NotebookCellExecution;
  /** The tasks are final and the document says so, or nobody knows them any more. */
  readonly onEnd: () => void;
  /** The kernel was lost; the tasks go on. */
  readonly onLost: () => void;
  readonly log: (text: string) => void;
}

/**
 * The output of a cell that has ended while its tasks go on. What moves goes straight to the renderer, because a document takes
 * edits only from a cell that runs; what is final goes into the document.
 */
export class BackgroundOutput implements Listener {
  private readonly options: BackgroundOutputOptions;
  /** A cell has one execution at a time. */
  private work: Promise<void> = Promise.resolve();
  private isPlaced = false;
  private isDropped = false;
  private isAlive = false;
  private isUnknown = false;

  constructor(options: BackgroundOutputOptions) {
    this.options = options;
  }

  onMessage(message: Message): void {
    this.isAlive = true;
    if (!this.isDropped) for (const action of actionsOf(message)) this.perform(action);
  }

  /** A kernel that never answered would not answer the next time either. */
  onLost(reason: string): void {
    const { onLost, log, attachment } = this.options;
    if (this.isDropped) return;
    if (this.isAlive) onLost();
    else log(`The output of group ${attachment.group} is not followed any more: ${reason}`);
  }

  /** The cell is run anew, or gone: what still comes is for nobody. */
  drop(): void {
    this.isDropped = true;
    this.options.live.forget(this.options.attachment.group);
  }

  private perform(action: Action): void {
    const { live, attachment, onEnd, log } = this.options;
    switch (action.type) {
      case 'show':
        if (action.run?.running) {
          this.place(action);
          live.show(attachment.group, action.data);
        } else this.afterwards(() => this.write(action));
        if (action.paces && !action.run?.running) this.options.onPaces(this.options.cell.document.uri, action.paces);
        if (action.stumbles) pointAt(this.options.cell, action.stumbles, this.options.diagnostics);
        return;
      case 'fail':
        this.isUnknown = action.name === 'RunLost';
        log(`The output of group ${attachment.group} is not followed any more: ${action.message}`);
        return;
      case 'end':
        live.forget(attachment.group);
        // What could not be followed to its end is tried again when the notebook is opened the next time.
        if (action.outcome === 'success' || this.isUnknown) this.afterwards(onEnd);
        return;
      case 'print':
        log(action.text);
        return;
      case 'start':
      case 'number':
        return;
    }
  }

  /** A notebook that was not saved before the window was reloaded has lost its output. */
  private place(shown: Extract<Action, { type: 'show' }>): void {
    if (this.isPlaced) return;
    this.isPlaced = true;
    if (outputOf(this.options.cell, this.options.attachment.group) === undefined) this.afterwards(() => this.write(shown));
  }

  private afterwards(task: () => void | Promise<void>): void {
    const { cell, attachment, log } = this.options;
    this.work = this.work.then(task).catch((error: unknown) => {
      if (!cell.notebook.isClosed) log(`The output of group ${attachment.group} could not be written: ${error}`);
    });
  }

  /** Edits through an execution that begins and ends at once, with the times and the outcome of the real one. */
  private async write({ data, metadata }: Extract<Action, { type: 'show' }>): Promise<void> {
    const { cell, attachment, ended, begin } = this.options;
    if (this.isDropped) return;
    const { success, startTime, endTime } = ended ?? { ...cell.executionSummary, ...cell.executionSummary?.timing };
    const output = metadata.optimizehub ? outputOf(cell, attachment.group) : undefined;
    const items = itemsOf(data);
    const execution = begin(cell);
    execution.executionOrder = attachment.order;
    execution.start(startTime);
    try {
      if (output) await execution.replaceOutputItems(items, output);
      else await execution.appendOutput(new vscode.NotebookCellOutput(items, { outputType: 'display_data', metadata }));
    } finally {
      execution.end(success ?? true, endTime);
    }
  }
}
