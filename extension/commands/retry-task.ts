import { isFinal } from '../../engine/tasks/task.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { taskFacts, taskLabel } from '../tasks-view/describe.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
import { t } from '../words.ts';
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
        const page = await client.list({ states: ['SUCCESS', 'FAILURE', 'REVOKED'], limit: offered });
        if (page.tasks.length === 0) {
          window.inform('No task has finished yet.');
          return;
        }
        const picked = await window.pick('Which task is to be run again, from its beginning?', page.tasks.map(itemOf));
        tasks = picked ? [picked.task] : [];
      }
      for (const { id } of tasks) await client.retry(id);
    } finally {
      client.dispose();
    }
  },
});

const itemOf = (task: TaskSummary) => ({
  task,
  label: taskLabel(task, task.run > 0),
  description: `${task.state} · ${taskFacts(task, Date.now())}`,
  detail: t('seed {0}, task {1}', task.seed, task.id),
});
