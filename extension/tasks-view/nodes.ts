import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { t } from '../words.ts';
import { type Board, groupsOf, type TaskGroup } from './board.ts';
import { isFiltering } from './task-filter.ts';

/** A row of the view. Its parts are replaced when the tasks change; the row itself stays, and with it selection and focus. */
export type TaskNode =
  | { readonly kind: 'group'; group: TaskGroup; readonly children: TaskNode[] }
  | { readonly kind: 'task'; task: TaskSummary; severalRuns: boolean; readonly parent: TaskNode | undefined }
  | Note;

/** A row that carries something out. */
export interface Note {
  readonly kind: 'note';
  readonly text: string;
  description: string;
  readonly action: 'page' | 'clear' | 'dashboard';
  /** Whose rows it ends. */
  readonly group: string | undefined;
}

/** Names the row of a group, as long as it is there. */
export const groupKey = (id: string): string => `group ${id}`;

/** Names the row, as long as it is there. */
export const keyOf = (node: TaskNode): string =>
  node.kind === 'task' ? node.task.id : node.kind === 'group' ? groupKey(node.group.id) : `${node.action} ${node.group ?? ''}`;

/** Rows that a group shows at most: a view is no place for ten thousand. */
const maxChildren = 200;

/** Keeps one row for each group and task. */
export class TaskNodes {
  private readonly nodes = new Map<string, TaskNode>();
  private roots: readonly TaskNode[] = [];

  /** Rows of the outermost level, those of groups with their own ones inside. */
  get top(): readonly TaskNode[] {
    return this.roots;
  }

  /** @param key as {@link keyOf} gives it */
  find(key: string): TaskNode | undefined {
    return this.nodes.get(key);
  }

  /** Takes over a board. @returns the rows of these tasks, and of their groups */
  update(board: Board, changed: readonly string[]): TaskNode[] {
    const before = new Map(this.nodes);
    this.nodes.clear();
    const roots = groupsOf(board).map((group) => this.groupNode(group, before));
    this.roots = [...roots, ...(typeof board.next === 'number' ? [this.note(before, 'page', t('Load more…'))] : [])];
    // As a row, it keeps the keyboard that the rows before it had.
    if (this.roots.length === 0 && board.next === null && isFiltering(board.filter))
      this.roots = [this.note(before, 'clear', t('No match. Show all tasks'))];
    return changed.flatMap((id) => {
      const node = this.nodes.get(id);
      const parent = node?.kind === 'task' ? node.parent : undefined;
      return node ? [node, ...(parent ? [parent] : [])] : [];
    });
  }

  private groupNode(group: TaskGroup, before: ReadonlyMap<string, TaskNode>): TaskNode {
    const [only, ...others] = group.tasks;
    if (others.length === 0) return this.taskNode(only, undefined, false, before);
    const key = groupKey(group.id);
    const known = before.get(key);
    const node = known?.kind === 'group' ? known : { kind: 'group' as const, group, children: [] };
    node.group = group;
    const severalRuns = group.tasks.some(({ run }) => run > 0);
    const shown = group.tasks.slice(0, maxChildren).map((task) => this.taskNode(task, node, severalRuns, before));
    const rest = group.tasks.length - shown.length;
    const notes = rest > 0 ? [this.note(before, 'dashboard', t('Show all in the dashboard'), group.id)] : [];
    for (const last of notes) last.description = t('{0} more', rest.toLocaleString('en'));
    node.children.splice(0, node.children.length, ...shown, ...notes);
    this.nodes.set(key, node);
    return node;
  }

  private taskNode(
    task: TaskSummary,
    parent: TaskNode | undefined,
    severalRuns: boolean,
    before: ReadonlyMap<string, TaskNode>,
  ): TaskNode {
    const known = before.get(task.id);
    const node = known?.kind === 'task' && known.parent === parent ? known : { kind: 'task' as const, task, severalRuns, parent };
    node.task = task;
    node.severalRuns = severalRuns;
    this.nodes.set(task.id, node);
    return node;
  }

  private note(before: ReadonlyMap<string, TaskNode>, action: Note['action'], text: string, group?: string): Note {
    const fresh: Note = { kind: 'note', action, text, description: '', group };
    const known = before.get(keyOf(fresh));
    const node = known?.kind === 'note' ? known : fresh;
    this.nodes.set(keyOf(node), node);
    return node;
  }
}

/** The tasks that a command was called on: those of a row, of a selection of rows, each once, or none. */
export function tasksOf(target: unknown): readonly TaskSummary[] {
  if (Array.isArray(target)) return [...new Map(target.flatMap(tasksOf).map((task) => [task.id, task])).values()];
  const { kind, task, group } = (target ?? {}) as { kind?: unknown; task?: TaskSummary; group?: TaskGroup }; // whatever a menu gives
  if (kind === 'task' && task) return [task];
  return kind === 'group' && group ? group.tasks : [];
}

/** A row that stands for tasks, as a command gets it. */
export type RowOfTasks =
  | { readonly kind: 'group'; readonly group: TaskGroup }
  | { readonly kind: 'task'; readonly task: TaskSummary };

/** The rows that a command was called on; those of tasks whose group is among them are left out. */
export function rowsOf(target: unknown): readonly RowOfTasks[] {
  const given: readonly unknown[] = Array.isArray(target) ? target : [target];
  const rows = given.filter((row) => tasksOf(row).length > 0) as RowOfTasks[]; // nothing else has tasks
  const groups = new Set(rows.map((row) => (row.kind === 'group' ? row.group.id : undefined)));
  return rows.filter((row) => row.kind === 'group' || !groups.has(row.task.group));
}

/** The group whose rows end with the one that a command was called on. */
export function groupOf(target: unknown): string | undefined {
  const { kind, group } = (target ?? {}) as { kind?: unknown; group?: unknown }; // whatever a menu gives
  return kind === 'note' && typeof group === 'string' ? group : undefined;
}

/** What a command is meant for: all the selected rows of the view where it was called on one of several, else its target. */
export const selectionOf = (target: unknown, selected: unknown): unknown =>
  Array.isArray(selected) && selected.length > 1 && selected.every((row) => tasksOf(row).length > 0) ? selected : target;
