import type { Overview } from '../../engine/monitor/overview.ts';
import { isFinal } from '../../engine/tasks/task.ts';
import type { Page, TaskSummary } from '../../engine/tasks/task-store.ts';
import { matches, type TaskFilter } from './task-filter.ts';

/** Tasks that were submitted together, in order of number. */
export interface TaskGroup {
  readonly id: string;
  readonly tasks: readonly TaskSummary[];
}

/** The tasks that a view knows: pages of the history, and whatever has changed since. */
export interface Board {
  readonly filter: TaskFilter;
  readonly tasks: ReadonlyMap<string, TaskSummary>;
  /** For the page after those that are known; null when there is none, undefined before the first. */
  readonly next: number | null | undefined;
}

/** A board before its first page. */
export const emptyBoard = (filter: TaskFilter): Board => ({ filter, tasks: new Map(), next: undefined });

/** @param page the one after those that are known */
export function withPage(board: Board, page: Page<TaskSummary>): Board {
  const tasks = new Map(board.tasks);
  for (const task of page.tasks) tasks.set(task.id, task);
  return { ...board, tasks, next: page.next };
}

/** What changed for a view: the tasks that look different, and whether others are there than before. */
export interface BoardChange {
  readonly board: Board;
  readonly changed: readonly string[];
  readonly isReshaped: boolean;
}

/** Takes in what the engine told unasked: a task that matches the filter no more goes, as one that was deleted does. */
export function withOverview(board: Board, { changed, deleted }: Pick<Overview, 'changed' | 'deleted'>): BoardChange {
  const tasks = new Map(board.tasks);
  const ids: string[] = [];
  let isReshaped = false;
  const remove = (id: string): void => {
    isReshaped = tasks.delete(id) || isReshaped;
  };
  for (const task of changed) {
    if (!matches(board.filter, task)) {
      remove(task.id);
      continue;
    }
    isReshaped ||= !tasks.has(task.id);
    tasks.set(task.id, task);
    ids.push(task.id);
  }
  for (const id of deleted) remove(id);
  return { board: { ...board, tasks }, changed: ids, isReshaped };
}

/** Newest group first. */
export function groupsOf({ tasks }: Board): TaskGroup[] {
  const groups = new Map<string, TaskSummary[]>();
  for (const task of tasks.values()) {
    const group = groups.get(task.group);
    if (group) group.push(task);
    else groups.set(task.group, [task]);
  }
  return [...groups]
    .map(([id, members]) => ({ id, tasks: members.sort((a, b) => a.number - b.number) }))
    .sort((a, b) => b.tasks[0].number - a.tasks[0].number);
}

/** Whether its state may still change by itself. */
export const isActive = ({ state }: Pick<TaskSummary, 'state'>): boolean => !isFinal(state);
