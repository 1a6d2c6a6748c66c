import { keyOf, type TaskNode, tasksOf } from './nodes.ts';

/**
 * Keys of the rows that come behind the first one that goes when these tasks are deleted, and do not go themselves.
 * Undefined where no row goes.
 */
export function rowsBehind(top: readonly TaskNode[], deleted: ReadonlySet<string>): readonly string[] | undefined {
  const rows = top.flatMap((row) => (row.kind === 'group' ? [row, ...row.children] : [row]));
  const goes = (row: TaskNode): boolean => row.kind !== 'note' && tasksOf(row).every(({ id }) => deleted.has(id));
  const first = rows.findIndex(goes);
  return first < 0
    ? undefined
    : rows
        .slice(first)
        .filter((row) => !goes(row))
        .map(keyOf);
}
