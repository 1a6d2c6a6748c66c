import { toTasks } from '../next-steps.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
import { defineCommand, notDone } from './define.ts';

/** Shows a task in the dashboard; several of them, or the row of a group, are compared there. */
export const showTask = defineCommand({
  id: 'optimizehub.showTask',
  title: 'Show Details',
  async run(services, target) {
    const { dashboard, window } = services;
    const tasks = tasksOf(target);
    if (tasks.length === 0) {
      window.inform('Choose a task in the Tasks view first.', toTasks(services));
      return notDone;
    }
    await dashboard.open(tasks.map(({ id }) => id));
  },
});
