import type { TaskSummary } from '../engine/tasks/task-store.ts';
import { taskLabel } from './tasks-view/describe.ts';
import { t } from './words.ts';

/** Asked before finished tasks are deleted. @param tasks one at least */
export const deletionQuestion = (tasks: readonly TaskSummary[]): string =>
  tasks.length === 1 ? deletionOfOne(tasks[0]) : deletionOfSeveral(tasks.length);

/** Names the task, so that nobody deletes another one than was meant. */
export const deletionOfOne = (task: TaskSummary): string =>
  t('Delete task {0}, {1}, with all results? This cannot be undone.', task.number, taskLabel(task, task.run > 0));

/** @param count two at least */
export const deletionOfSeveral = (count: number): string =>
  t('Delete these {0} tasks with all results? This cannot be undone.', count);
