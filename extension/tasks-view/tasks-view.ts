import * as vscode from 'vscode';
import type { Overview } from '../../engine/monitor/overview.ts';
import { activeStates, isFinal } from '../../engine/tasks/task.ts';
import { systemClock } from '../../kernel/clock.ts';
import { createThrottle } from '../../kernel/throttle.ts';
import type { EngineMonitor } from '../monitor/engine-monitor.ts';
import { t } from '../words.ts';
import { type Board, emptyBoard, withOverview, withPage } from './board.ts';
import { type TaskNode, TaskNodes } from './nodes.ts';
import { isFiltering, noFilter, queryOf, type TaskFilter } from './task-filter.ts';
import { treeItem } from './tree-item.ts';
import { viewText } from './view-text.ts';

const drawMs = 400;
const pageSize = 100;

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
  private isReshaped = false;
  private readonly contexts = new Map<string, unknown>();
  private isLoaded = false;
  private loading: Promise<void> | undefined;

  constructor(monitor: EngineMonitor, log: (text: string) => void) {
    this.monitor = monitor;
    this.log = log;
    this.view = vscode.window.createTreeView('optimizehub.tasks', {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.subscriptions = [
      this.view,
      this.changes,
      this.view.onDidChangeVisibility(({ visible }) => visible && void this.wake()),
      monitor.onChange((overview) => this.hear(overview)),
    ];
    this.describe();
    if (this.view.visible) void this.wake();
  }

  get filter(): TaskFilter {
    return this.board.filter;
  }

  /** Shows other tasks. */
  async setFilter(filter: TaskFilter): Promise<void> {
    this.board = emptyBoard(filter);
    await this.reload();
  }

  /** Shows the next page of the history. */
  async loadMore(): Promise<void> {
    const { next, filter } = this.board;
    if (typeof next !== 'number') return;
    const client = await this.monitor.client();
    const page = await client.list({ ...queryOf(filter), limit: pageSize, before: next });
    if (this.board.filter === filter) this.board = withPage(this.board, page);
    this.redraw();
  }

  getTreeItem(node: TaskNode): vscode.TreeItem {
    return treeItem(node, Date.now());
  }

  getChildren(node?: TaskNode): TaskNode[] {
    if (node === undefined) return [...this.nodes.top];
    return node.kind === 'group' ? node.children : [];
  }

  getParent(node: TaskNode): TaskNode | undefined {
    return node.kind === 'task' ? node.parent : undefined;
  }

  /** Rows that are shown, for tests: label, description and state of each. */
  rows(): { readonly id: string; readonly label: string; readonly description: string }[] {
    const all = this.nodes.top.flatMap((node) => (node.kind === 'group' ? [node, ...node.children] : [node]));
    return all.map((node) => {
      const { id = '', label, description } = this.getTreeItem(node);
      return { id, label: String(label), description: String(description ?? '') };
    });
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
    const rows = this.nodes.update(this.board, [...this.changed]);
    this.changes.fire(this.isReshaped ? undefined : rows);
    this.changed.clear();
    this.isReshaped = false;
    this.describe();
  }

  /** What stands above the rows, on the icon, and in place of rows where there are none. */
  private describe(): void {
    const { monitor, view, board, isLoaded } = this;
    const { link, health } = monitor;
    const { message, instead } = viewText({ link, filter: board.filter, count: board.tasks.size, isLoaded });
    view.message = message;
    const running = link.kind === 'connected' ? (health?.running ?? 0) : 0;
    view.badge =
      running > 0 ? { value: running, tooltip: running === 1 ? t('1 task runs') : t('{0} tasks run', running) } : undefined;
    this.tellContext('optimizehub.tasks', instead);
    this.tellContext('optimizehub.isFiltering', isFiltering(board.filter));
  }

  private tellContext(key: string, value: unknown): void {
    if (this.contexts.get(key) === value) return;
    this.contexts.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }

  dispose(): void {
    this.drawing.cancel();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
