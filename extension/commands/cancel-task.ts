import { summarizeTask } from '../../engine/tasks/summarize-task.ts';
import { isFinal } from '../../engine/tasks/task.ts';
import { taskItem } from '../tasks-view/describe.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
import { t } from '../words.ts';
import { defineCommand } from './define.ts';

export const cancelTask = defineCommand({
  id: 'optimizehub.cancelTask',
  title: 'Cancel Task…',
  async run({ engine, window }, target) {
    const client = await engine.running();
    const chosen = tasksOf(target).filter(({ state }) => !isFinal(state));
    if (client && chosen.length > 0) {
      try {
        await Promise.all(chosen.map(({ id }) => client.cancel(id)));
      } finally {
        client.dispose();
      }
      return;
    }
    const active = (await client?.tasks())?.filter((task) => !isFinal(task.state)).map(summarizeTask) ?? [];
    if (client === undefined || active.length === 0) {
      client?.dispose();
      window.inform('No task is running.');
      return;
    }
    try {
      const picked = await window.pick(
        'Cancel which task? Its best solution so far is kept.',
        active.map((task) => taskItem(task, Date.now())),
      );
      if (picked && (await client.cancel(picked.task.id)) === 'already finished')
        window.inform(t('{0} finished before it was cancelled.', picked.label));
    } finally {
      client.dispose();
    }
  },
});
