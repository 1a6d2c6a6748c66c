import { tasksOf } from '../tasks-view/nodes.ts';
import { defineCommand } from './define.ts';

export const copyTaskId = defineCommand({
  id: 'optimizehub.copyTaskId',
  title: 'Copy Id',
  async run({ window }, target) {
    const [first, ...others] = tasksOf(target);
    // The row of a group stands for its id.
    if (first) await window.copy(others.length > 0 ? first.group : first.id);
    else window.inform('Choose a task in the Tasks view first.');
  },
});
