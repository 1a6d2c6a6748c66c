import type { EngineClient } from '../../engine/client/engine-client.ts';
import { summarizeTask } from '../../engine/tasks/summarize-task.ts';
import { isFinal } from '../../engine/tasks/task.ts';
import { toTasks } from '../next-steps.ts';
import { taskItems } from '../tasks-view/describe.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
import { t } from '../words.ts';
import { defineCommand, notDone, type Services } from './define.ts';

/**
 * Cancels the rows a menu was opened on, as far as they are not final, else one that is picked. Never starts an engine: without one
 * nothing runs.
 */
export const cancelTask = defineCommand({
  id: 'optimizehub.cancelTask',
  title: 'Cancel Task…',
  async run(services, target) {
    const { engine, window } = services;
    const client = await engine.running();
    if (client === undefined) {
      window.inform('No task is running.');
      return notDone;
    }
    try {
      const chosen = tasksOf(target).filter(({ state }) => !isFinal(state));
      if (chosen.length === 0) return await cancelPicked(client, services);
      await Promise.all(chosen.map(({ id }) => client.cancel(id)));
    } finally {
      client.dispose();
    }
  },
});

async function cancelPicked(client: EngineClient, services: Services): Promise<typeof notDone | undefined> {
  const { window } = services;
  const active = (await client.tasks()).filter((task) => !isFinal(task.state)).map(summarizeTask);
  if (active.length === 0) {
    window.inform('No task is running.');
    return notDone;
  }
  const picked = await window.pick('Cancel which task? Its best solution so far is kept.', taskItems(active, Date.now()));
  if (picked === undefined) return notDone;
  if ((await client.cancel(picked.task.id)) !== 'already finished') return undefined;
  window.inform(t('{0} finished before it was cancelled.', picked.label), toTasks(services));
  return notDone;
}
