import { isFinal } from '../../engine/tasks/task.ts';
import { deletionQuestion } from '../deletion-question.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
import { t } from '../words.ts';
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
    if (!(await window.confirm(deletionQuestion(tasks.length), t('Delete')))) return;
    const client = await engine.start();
    try {
      await client.delete(tasks.map(({ id }) => id));
    } finally {
      client.dispose();
    }
  },
});
