import { isFinal } from '../engine/tasks/task.ts';
import type { TaskSummary } from '../engine/tasks/task-store.ts';
import { groupLabel, taskLabel } from './tasks-view/describe.ts';
import { type RowOfTasks, rowsOf, tasksOf } from './tasks-view/nodes.ts';
import { t } from './words.ts';

/**
 * Asked before the finished tasks of rows are deleted: names them, so that nobody deletes others than were meant.
 * @param target a row or several, with one finished task at least
 */
export function deletionQuestion(target: unknown): string {
  const rows = rowsOf(target).filter((row) => tasksOf(row).some(isFinished));
  const all = tasksOf(rows);
  const tasks = all.filter(isFinished);
  if (tasks.length === 1) return deletionOfOne(tasks[0]);
  const isWhole = tasks.length === all.length;
  const [row] = rows;
  if (rows.length === 1 && row?.kind === 'group') return deletionOfGroup(row, tasks.length);
  const groups = rows.filter(({ kind }) => kind === 'group').length;
  if (!isWhole || groups === 0) return deletionOfSeveral(tasks.length);
  return groups === rows.length
    ? t('Delete these {0} groups ({1} tasks) with all results? This cannot be undone.', groups, tasks.length)
    : t('Delete these {0} rows ({1} tasks) with all results? This cannot be undone.', rows.length, tasks.length);
}

const isFinished = ({ state }: TaskSummary): boolean => isFinal(state);

/** The task by its number. */
export const deletionOfOne = (task: TaskSummary): string =>
  t('Delete task {0}, {1}, with all results? This cannot be undone.', task.number, taskLabel(task, task.run > 0));

/** The group with its time: others may be called the same. Its tasks that are finished and shown: a filter may hide more. */
const deletionOfGroup = ({ group }: Extract<RowOfTasks, { kind: 'group' }>, count: number): string =>
  t(
    'Delete the {1} finished tasks of {0}, of {2}, with all results? This cannot be undone.',
    groupLabel(group),
    count,
    new Date(group.tasks[0].submittedAt).toLocaleString(),
  );

/** @param count two at least */
export const deletionOfSeveral = (count: number): string =>
  t('Delete these {0} tasks with all results? This cannot be undone.', count);
