import { isFinal } from '../../engine/tasks/task.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { deletionQuestion } from '../deletion-question.ts';
import { toTasks } from '../next-steps.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
import { t } from '../words.ts';
import { defineCommand, notDone } from './define.ts';

/** Deletes final tasks from the history after a question, for good; those that are still active are left out. */
export const deleteTask = defineCommand({
  id: 'optimizehub.deleteTask',
  title: 'Delete from History…',
  async run(services, target) {
    const { engine, tasks: view, window } = services;
    const rows = target ?? (await view.rowsOfKey());
    const chosen = tasksOf(rows);
    const tasks = chosen.filter(({ state }) => isFinal(state));
    if (tasks.length === 0) {
      window.inform(reasonFor(chosen), toTasks(services));
      return notDone;
    }
    if (!(await window.confirm(deletionQuestion(rows), t('Delete')))) return notDone;
    const client = await engine.start();
    const ids = tasks.map(({ id }) => id);
    try {
      await view.deleting(ids, () => client.delete(ids));
    } finally {
      client.dispose();
    }
  },
});

/** Why none of these is deleted. */
function reasonFor(active: readonly TaskSummary[]): string {
  if (active.length === 0) return t('Choose a finished task in the Tasks view first.');
  return active.length === 1
    ? t('Only finished tasks can be deleted; cancel it first.')
    : t('Only finished tasks can be deleted; cancel them first.');
}
