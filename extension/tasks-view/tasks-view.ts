import * as vscode from 'vscode';
import type { Overview } from '../../engine/monitor/overview.ts';
import { activeStates, isFinal } from '../../engine/tasks/task.ts';
import { systemClock } from '../../kernel/clock.ts';
import { createThrottle } from '../../kernel/throttle.ts';
import type { EngineMonitor } from '../monitor/engine-monitor.ts';
import { t } from '../words.ts';
import { type Board, emptyBoard, withOverview, withPage } from './board.ts';
import { DrawnRows } from './drawn-rows.ts';
import { Handover } from './handover.ts';
import { groupKey, type TaskNode, TaskNodes, tasksOf } from './nodes.ts';
import type { RowText } from './row-text.ts';
import { loadShortNames, type ShortNames } from './short-names.ts';
import { isFiltering, noFilter, queryOf, type TaskFilter } from './task-filter.ts';
import { faceOf, treeItem } from './tree-item.ts';
import { viewText } from './view-text.ts';

const drawMs = 400;
const pageSize = 100;

/**
 * Rows are dragged as the ids of their tasks. Rows that cannot be dragged VS Code hides while there are none and a message, and with
 * them the list that has the keyboard.
 */
const dragIds: vscode.TreeDragAndDropController<TaskNode> = {
  dragMimeTypes: ['text/plain'],
  dropMimeTypes: [],
  handleDrag(rows, data) {
    const ids = rows.flatMap(tasksOf).map(({ id }) => id);
    data.set('text/plain', new vscode.DataTransferItem(ids.join('\n')));
  },
};

/** The view of tasks in the activity bar. It starts an engine only where it is looked at and there is a history to show. */
export class TasksView implements vscode.TreeDataProvider<TaskNode>, vscode.Disposable {
  private readonly monitor: EngineMonitor;
  private readonly log: (text: string) => void;
  private readonly changes = new vscode.EventEmitter<TaskNode[] | undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: vscode.TreeView<TaskNode>;
  private readonly nodes = new TaskNodes();
  private readonly subscriptions: vscode.Disposable[];
  private readonly drawing = createThrottle(systemClock, drawMs, () => this.draw());
  private board: Board = emptyBoard(noFilter);
  private readonly changed = new Set<string>();
  private readonly drawn = new DrawnRows<TaskNode>();
  private isReshaped = false;
  private readonly contexts = new Map<string, unknown>();
  private isLoaded = false;
  /** Known before the view was looked at. */
  private hasNone = false;
  /** Rows that the window has. */
  private shown = 0;
  private giving: NodeJS.Immediate | undefined;
  /** There before any row is. */
  private names: ShortNames = new Map();
  private loading: Promise<void> | undefined;
  private readonly handover: Handover;

  constructor(monitor: EngineMonitor, log: (text: string) => void) {
    this.monitor = monitor;
    this.log = log;
    this.view = vscode.window.createTreeView('optimizehub.tasks', {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: dragIds,
    });
    const { view, nodes } = this;
    this.handover = new Handover({
      nodes,
      reveal: (row, options) => view.reveal(row, options),
      focus: () => this.focus(),
      redraw: () => this.changes.fire(undefined),
    });
    this.subscriptions = [
      this.view,
      this.changes,
      this.view.onDidChangeVisibility(({ visible }) => (visible ? void this.wake() : this.handover.hidden())),
      monitor.onChange((overview) => this.hear(overview)),
    ];
    this.describe();
    if (this.view.visible) void this.wake();
  }

  get filter(): TaskFilter {
    return this.board.filter;
  }

  /**
   * Rows that a key pressed in the view is meant for: the selected ones where that with the keyboard is among them, else that one alone.
   * VS Code tells which are selected only; its own command adds the one with the keyboard to them, or takes it away.
   */
  async rowsOfKey(): Promise<readonly TaskNode[]> {
    const before = this.view.selection;
    const toggle = async (): Promise<readonly TaskNode[]> => {
      await vscode.commands.executeCommand('list.toggleSelection');
      return this.view.selection;
    };
    const toggled = await toggle();
    if (toggled.length === before.length) return before; // none has the keyboard
    await toggle(); // back: who thinks better of it has the rows selected as before
    const focused = toggled.find((row) => !before.includes(row));
    return focused === undefined ? before : [focused];
  }

  /** Has the row behind theirs take the keyboard of the rows of tasks that `work` deletes. */
  deleting(ids: readonly string[], work: () => Promise<unknown>): Promise<void> {
    return this.handover.deleting(ids, work);
  }

  /** Finds out whether there can be tasks at all, before the view is looked at: the palette offers nothing for tasks where there are none. */
  async look(): Promise<void> {
    // A link that cannot be had tells nothing of tasks.
    if (!(await this.monitor.mayHaveTasks()) && this.monitor.link.kind === 'absent') this.hasNone = true;
    this.describe();
  }

  /** Gives the view the keyboard. */
  async focus(): Promise<void> {
    await vscode.commands.executeCommand('optimizehub.tasks.focus');
  }

  /** Leads to the view and shows other tasks there. */
  async setFilter(filter: TaskFilter): Promise<void> {
    this.board = emptyBoard(filter);
    await Promise.all([this.focus(), this.reload()]);
  }

  /** Shows the next page of the history. */
  async loadMore(): Promise<void> {
    const { next, filter } = this.board;
    if (typeof next !== 'number') return;
    const client = await this.monitor.client();
    const known = this.board.tasks.size;
    const page = await client.list({ ...queryOf(filter), limit: pageSize, before: next });
    if (this.board.filter !== filter) return;
    this.board = withPage(this.board, page);
    this.redraw();
    // The engine may have told of all of them while they ran: the next page is what a person asks for.
    if (this.board.tasks.size === known) await this.loadMore();
  }

  getTreeItem(node: TaskNode): vscode.TreeItem {
    const now = Date.now();
    const item = treeItem(node, this.names, now);
    this.drawn.draw(node, faceOf(item), now);
    return item;
  }

  async getChildren(node?: TaskNode): Promise<TaskNode[]> {
    if (this.names.size === 0) this.names = await loadShortNames();
    if (node === undefined) {
      this.handover.asked();
      return this.give([...this.nodes.top]);
    }
    return node.kind === 'group' ? node.children : [];
  }

  getParent(node: TaskNode): TaskNode | undefined {
    if (node.kind === 'task') return node.parent;
    return node.kind === 'note' && node.group !== undefined ? this.nodes.find(groupKey(node.group)) : undefined;
  }

  /** Rows that are shown, for tests. */
  rows(): ({ readonly id: string } & RowText)[] {
    const all = this.nodes.top.flatMap((node) => (node.kind === 'group' ? [node, ...node.children] : [node]));
    return all.map((node) => {
      const { id = '', label, description = '', accessibilityInformation } = treeItem(node, this.names, Date.now());
      return { id, label: String(label), description: String(description), spoken: accessibilityInformation?.label ?? '' };
    });
  }

  /** The window has the rows when it has been answered. */
  private give(rows: TaskNode[]): TaskNode[] {
    clearImmediate(this.giving);
    this.giving = setImmediate(() => {
      this.shown = rows.length;
      this.describe();
      this.handover.given(this.board).catch((error: Error) => this.log(`No row got the keyboard: ${error.message}`)); // VS Code rejects with errors only
    });
    return rows;
  }

  private async wake(): Promise<void> {
    await this.monitor.wake();
    // Without an engine there is nothing to wait for; with one, its tasks are being read.
    if (this.monitor.connected === undefined) this.isLoaded = true;
    this.describe();
  }

  private hear(overview: Overview | undefined): void {
    if (overview === undefined) {
      // A link that is new tells nothing of what was before it.
      if (this.monitor.link.kind === 'connected') void this.reload();
      this.describe();
      return;
    }
    if (overview.isPartial) void this.reload();
    const { board, changed, isReshaped } = withOverview(this.board, overview);
    this.board = board;
    for (const id of changed) this.changed.add(id);
    this.isReshaped ||= isReshaped;
    // The time that a run takes grows even while it tells nothing.
    if (overview.health) for (const task of board.tasks.values()) if (task.state === 'STARTED') this.changed.add(task.id);
    if (overview.counts) this.describe();
    if (this.changed.size > 0 || this.isReshaped) this.drawing.request();
  }

  private reload(): Promise<void> {
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async load(): Promise<void> {
    const client = this.monitor.connected;
    const { filter } = this.board;
    if (client === undefined) {
      if (this.board.next === undefined) this.board = withPage(this.board, { tasks: [], next: null });
      this.redraw();
      return;
    }
    const states = filter.states.length === 0 ? activeStates : filter.states.filter((state) => !isFinal(state));
    try {
      const [active, page] = await Promise.all([
        client.list({ ...queryOf(filter), states, limit: pageSize }),
        client.list({ ...queryOf(filter), limit: pageSize }),
      ]);
      const running = states.length > 0 ? active : { tasks: [], next: null };
      if (this.board.filter === filter) this.board = withPage(withPage(emptyBoard(filter), running), page);
    } catch (error) {
      this.log(`The tasks could not be read: ${error instanceof Error ? error.message : error}`); // lost meanwhile: the next link reads again
    }
    this.isLoaded = true;
    this.redraw();
    if (this.board.filter !== filter) await this.load();
  }

  private redraw(): void {
    this.isReshaped = true;
    this.describe();
    this.drawing.request();
  }

  private draw(): void {
    const rows = new Set(this.nodes.update(this.board, [...this.changed]));
    this.changed.clear();
    if (this.isReshaped) this.changes.fire(undefined);
    else this.drawAnew(rows);
    this.isReshaped = false;
    this.describe();
  }

  private drawAnew(rows: ReadonlySet<TaskNode>): void {
    const now = Date.now();
    const due = [...rows].map((row) => ({ row, when: this.drawn.due(row, faceOf(treeItem(row, this.names, now)), now) }));
    this.changes.fire(due.flatMap(({ row, when }) => (when === 'now' ? [row] : [])));
    const resting = due.flatMap(({ row, when }) => (when === 'later' ? tasksOf(row).slice(0, 1) : []));
    for (const { id } of resting) this.changed.add(id);
    if (resting.length > 0) this.drawing.request();
  }

  /** What stands above the rows, on the icon, and in place of rows where there are none. */
  private describe(): void {
    const { monitor, view, board, shown, isLoaded } = this;
    const { link, health } = monitor;
    const { message, instead } = viewText({ link, filter: board.filter, count: board.tasks.size, shown, isLoaded });
    view.message = message;
    const running = link.kind === 'connected' ? (health?.running ?? 0) : 0;
    view.badge =
      running > 0 ? { value: running, tooltip: running === 1 ? t('1 task runs') : t('{0} tasks run', running) } : undefined;
    // The text that stands for rows waits for the view: were it there first, VS Code would draw it anew under the keyboard, which is lost.
    this.tellContext('optimizehub.tasks', this.hasNone && !isLoaded && link.kind === 'absent' ? 'empty' : instead);
    this.tellContext('optimizehub.isFiltering', isFiltering(board.filter));
  }

  private tellContext(key: string, value: unknown): void {
    if (this.contexts.get(key) === value) return;
    this.contexts.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }

  dispose(): void {
    this.drawing.cancel();
    clearImmediate(this.giving);
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
