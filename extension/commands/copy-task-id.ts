import { toTasks } from '../next-steps.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
import { defineCommand, notDone } from './define.ts';

/** Copies the id of a task, or of the group of several; of tasks of several groups, all their ids, a line each. */
export const copyTaskId = defineCommand({
  id: 'optimizehub.copyTaskId',
  title: 'Copy Id',
  async run(services, target) {
    const { window } = services;
    const tasks = tasksOf(target);
    const groups = new Set(tasks.map(({ group }) => group));
    // The row of a group stands for its id.
    const ids = tasks.length > 1 && groups.size === 1 ? [...groups] : tasks.map(({ id }) => id);
    if (ids.length === 0) {
      window.inform('Choose a task in the Tasks view first.', toTasks(services));
      return notDone;
    }
    await window.copy(ids.join('\n'));
  },
});
