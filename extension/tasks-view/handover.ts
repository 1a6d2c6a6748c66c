import * as vscode from 'vscode';
import type { Board } from './board.ts';
import type { TaskNode, TaskNodes } from './nodes.ts';
import { rowsBehind } from './rows-behind.ts';

/** The view whose rows go. */
export interface HandoverView {
  readonly nodes: TaskNodes;
  reveal(row: TaskNode, options: { readonly focus: boolean; readonly select: boolean }): Thenable<void>;
  /** Gives the view the keyboard. */
  focus(): Promise<void>;
  /** Has the window ask for all rows again. */
  redraw(): void;
}

/** Passes the keyboard on from rows that are deleted: VS Code would leave it to none. */
export class Handover {
  private readonly view: HandoverView;
  /** Tasks that are about to go, and the rows behind theirs, of which the first that is there still is to have the keyboard. */
  private pending: { readonly deleted: readonly string[]; readonly behind: readonly string[] } | undefined;
  private onAsked: () => void = () => undefined;

  constructor(view: HandoverView) {
    this.view = view;
  }

  /** @param work deletes the tasks */
  async deleting(deleted: readonly string[], work: () => Promise<unknown>): Promise<void> {
    const behind = rowsBehind(this.view.nodes.top, new Set(deleted));
    this.pending = behind && { deleted, behind };
    try {
      await work();
    } catch (error) {
      this.pending = undefined;
      throw error;
    }
  }

  /** To be called when the view is hidden: who sees it again later has the keyboard elsewhere. */
  hidden(): void {
    this.pending = undefined;
  }

  /** To be called when the window asks for the rows of the outermost level. */
  asked(): void {
    this.onAsked();
  }

  /** To be called when the window has been given the rows of a board. */
  async given({ tasks }: Board): Promise<void> {
    const { pending, view } = this;
    if (pending === undefined || pending.deleted.some((id) => tasks.has(id))) return;
    this.pending = undefined;
    const [next] = pending.behind.flatMap((key) => view.nodes.find(key) ?? []);
    const row = next ?? view.nodes.top.at(-1);
    if (row === undefined) return this.focusText();
    await view.reveal(row, { focus: true, select: false });
    // Which one is the last, only the window knows: a group may be open.
    if (next === undefined) await vscode.commands.executeCommand('list.focusLast');
  }

  /** The text that stands for rows is there when VS Code asks again, which it does after it has drawn that there are none. */
  private async focusText(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.onAsked = resolve;
    this.view.redraw();
    await promise;
    await this.view.focus();
  }
}
