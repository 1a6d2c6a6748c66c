import { tasksOf } from '../tasks-view/nodes.ts';
import { defineCommand } from './define.ts';

export const showTask = defineCommand({
  id: 'optimizehub.showTask',
  title: 'Show Details',
  async run({ dashboard, window }, target) {
    const tasks = tasksOf(target);
    if (tasks.length === 0) window.inform('Choose a task in the Tasks view first.');
    else await dashboard.open(tasks.map(({ id }) => id));
  },
});
