import { finalStates, isFinal } from '../../engine/tasks/task.ts';
import { taskItem } from '../tasks-view/describe.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
import { retriedText } from '../tasks-view/retried-text.ts';
import { defineCommand } from './define.ts';

const offered = 200;

export const retryTask = defineCommand({
  id: 'optimizehub.retryTask',
  title: 'Retry Task…',
  async run({ engine, window }, target) {
    const client = await engine.start();
    try {
      let tasks = tasksOf(target).filter(({ state }) => isFinal(state));
      if (tasks.length === 0) {
        const page = await client.list({ states: finalStates, limit: offered });
        if (page.tasks.length === 0) {
          window.inform('No task has finished yet.');
          return;
        }
        const picked = await window.pick(
          'Run which task again from the start?',
          page.tasks.map((task) => taskItem(task, Date.now())),
        );
        tasks = picked ? [picked.task] : [];
      }
      if (tasks.length === 0) return;
      window.inform(retriedText(await client.retry(tasks.map(({ id }) => id))));
    } finally {
      client.dispose();
    }
  },
});
