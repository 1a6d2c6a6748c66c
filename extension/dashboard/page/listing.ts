import type { Overview } from '../../../engine/monitor/overview.ts';
import type { Page, PlaceInOrder, TaskOrder, TaskSummary } from '../../../engine/tasks/task-store.ts';
import { matches, type TaskFilter } from '../../tasks-view/task-filter.ts';

/** The order that the history opens with. */
export const newestFirst: TaskOrder = { by: 'number', descending: true };

/** Tasks in the order that the engine put them in, as far as they have been read. */
export interface Listing {
  readonly filter: TaskFilter;
  readonly order: TaskOrder;
  readonly tasks: readonly TaskSummary[];
  /** Where the next page begins; null when there is none, undefined before the first. */
  readonly last: PlaceInOrder | null | undefined;
  /** Something came or changed whose place only the engine knows. */
  readonly isStale: boolean;
}

/** A listing before its first page. */
export const emptyListing = (filter: TaskFilter, order: TaskOrder): Listing => ({
  filter,
  order,
  tasks: [],
  last: undefined,
  isStale: false,
});

/** @param page the one behind those that are known */
export function withNextPage(listing: Listing, page: Page<TaskSummary>): Listing {
  const known = new Set(listing.tasks.map(({ id }) => id));
  const fresh = page.tasks.filter(({ id }) => !known.has(id));
  return { ...listing, tasks: [...listing.tasks, ...fresh], last: page.last ?? null };
}

/** What was told unasked: rows stay where they are, so that nothing moves under a hand that is about to choose one. */
export function withChanges(listing: Listing, { changed, deleted }: Pick<Overview, 'changed' | 'deleted'>): Listing {
  const { filter, order } = listing;
  const gone = new Set([...deleted, ...changed.filter((task) => !matches(filter, task)).map(({ id }) => id)]);
  const newer = new Map(changed.filter(({ id }) => !gone.has(id)).map((task) => [task.id, task]));
  let isStale = listing.isStale;
  const kept = listing.tasks.flatMap((task) => {
    if (gone.has(task.id)) return [];
    const now = newer.get(task.id);
    newer.delete(task.id);
    isStale ||= now !== undefined && now.state !== task.state && order.by !== 'number';
    return [now ?? task];
  });
  if (newer.size === 0) return { ...listing, tasks: kept, isStale };
  if (order.by !== 'number' || !order.descending) return { ...listing, tasks: kept, isStale: true };
  // Older ones that are told of belong to pages that have not been read.
  const oldest = listing.last?.number ?? 0;
  const fresh = [...newer.values()].filter(({ number }) => number > oldest);
  return { ...listing, tasks: [...kept, ...fresh].sort((a, b) => b.number - a.number), isStale };
}

/** The order after a press on a column's heading: the other way round, or by this column, numbers largest first. */
export function nextOrder(order: TaskOrder, by: TaskOrder['by']): TaskOrder {
  if (order.by === by) return { by, descending: !order.descending };
  return { by, descending: by === 'number' || by === 'evaluations' || by === 'seconds' };
}
