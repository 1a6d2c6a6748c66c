import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { say } from '../say.ts';
import { type Board, groupsOf, type TaskGroup } from './board.ts';

/** A row of the view. Its parts are replaced when the tasks change; the row itself stays, and with it selection and focus. */
export type TaskNode =
  | { readonly kind: 'group'; group: TaskGroup; readonly children: TaskNode[] }
  | { readonly kind: 'task'; task: TaskSummary; severalRuns: boolean; readonly parent: TaskNode | undefined }
  | { readonly kind: 'more'; readonly text: string; readonly action: 'page' | undefined };

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

  find(id: string): TaskNode | undefined {
    return this.nodes.get(id);
  }

  /** Takes over a board. @returns the rows of these tasks, and of their groups */
  update(board: Board, changed: readonly string[]): TaskNode[] {
    const before = new Map(this.nodes);
    this.nodes.clear();
    const roots = groupsOf(board).map((group) => this.groupNode(group, before));
    this.roots = [...roots, ...(typeof board.next === 'number' ? [more(say('Load more…'), 'page')] : [])];
    return changed.flatMap((id) => {
      const node = this.nodes.get(id);
      const parent = node?.kind === 'task' ? node.parent : undefined;
      return node ? [node, ...(parent ? [parent] : [])] : [];
    });
  }

  private groupNode(group: TaskGroup, before: ReadonlyMap<string, TaskNode>): TaskNode {
    const [only, ...others] = group.tasks;
    if (others.length === 0) return this.taskNode(only, undefined, false, before);
    const key = `group ${group.id}`;
    const known = before.get(key);
    const node = known?.kind === 'group' ? known : { kind: 'group' as const, group, children: [] };
    node.group = group;
    const severalRuns = group.tasks.some(({ run }) => run > 0);
    const shown = group.tasks.slice(0, maxChildren).map((task) => this.taskNode(task, node, severalRuns, before));
    const rest = group.tasks.length - shown.length;
    const note = rest > 0 ? [more(say('{0} more; the dashboard shows them', rest.toLocaleString('en')), undefined)] : [];
    node.children.splice(0, node.children.length, ...shown, ...note);
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
}

const more = (text: string, action: 'page' | undefined): TaskNode => ({ kind: 'more', text, action });

/** The tasks that a command was called on: those of a row, of a selection of rows, or none. */
export function tasksOf(target: unknown): readonly TaskSummary[] {
  const { kind, task, group } = (target ?? {}) as { kind?: unknown; task?: TaskSummary; group?: TaskGroup }; // whatever a menu gives
  if (kind === 'task' && task) return [task];
  return kind === 'group' && group ? group.tasks : [];
}
