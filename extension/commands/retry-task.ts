import { finalStates, isFinal } from '../../engine/tasks/task.ts';
import { toTasks } from '../next-steps.ts';
import { taskItems } from '../tasks-view/describe.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
import { retriedText } from '../tasks-view/retried-text.ts';
import { defineCommand, notDone } from './define.ts';

const offered = 200;

/** Submits final tasks again as new ones with the same seeds: the rows a menu was opened on, or one of the 200 newest. */
export const retryTask = defineCommand({
  id: 'optimizehub.retryTask',
  title: 'Retry Task…',
  async run(services, target) {
    const { engine, window } = services;
    const client = await engine.start();
    try {
      let tasks = tasksOf(target).filter(({ state }) => isFinal(state));
      if (tasks.length === 0) {
        const page = await client.list({ states: finalStates, limit: offered });
        if (page.tasks.length === 0) {
          window.inform('No task has finished yet.');
          return notDone;
        }
        const picked = await window.pick('Run which task again from the start?', taskItems(page.tasks, Date.now()));
        tasks = picked ? [picked.task] : [];
      }
      if (tasks.length === 0) return notDone;
      window.inform(retriedText(await client.retry(tasks.map(({ id }) => id))), toTasks(services));
    } finally {
      client.dispose();
    }
  },
});
