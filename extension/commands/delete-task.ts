import { isFinal } from '../../engine/tasks/task.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
import { defineCommand } from './define.ts';

export const deleteTask = defineCommand({
  id: 'optimizehub.deleteTask',
  title: 'Delete from History…',
  async run({ engine, window }, target) {
    const tasks = tasksOf(target).filter(({ state }) => isFinal(state));
    if (tasks.length === 0) {
      window.inform('Choose a finished task in the Tasks view first.');
      return;
    }
    const what = tasks.length === 1 ? 'this task' : `these ${tasks.length} tasks`;
    if (!(await window.confirm(`Delete ${what} with all results? This cannot be undone.`, 'Delete'))) return;
    const client = await engine.start();
    try {
      await client.delete(tasks.map(({ id }) => id));
    } finally {
      client.dispose();
    }
  },
});
