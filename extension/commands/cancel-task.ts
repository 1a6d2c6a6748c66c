import { isFinal, type Task } from '../../engine/tasks/task.ts';
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
    const active = (await client?.tasks())?.filter((task) => !isFinal(task.state)) ?? [];
    if (client === undefined || active.length === 0) {
      client?.dispose();
      window.inform('No task is running.');
      return;
    }
    try {
      const picked = await window.pick('Which task is to be cancelled? Its best so far is kept.', active.map(itemOf));
      if (picked && (await client.cancel(picked.task.id)) === 'already finished')
        window.inform(t('{0} finished before it was cancelled.', picked.label));
    } finally {
      client.dispose();
    }
  },
});

function itemOf(task: Task) {
  const { algorithm, problem, run, seed } = task.spec;
  const name =
    problem.source === undefined
      ? t('no function')
      : 'function' in problem.source
        ? problem.source.function
        : problem.source.fitness;
  const share = task.progress?.fraction;
  const state = task.state === 'PENDING' ? t('waiting') : share ? t('running, {0} %', Math.floor(share * 100)) : t('running');
  const best = task.progress?.best_fitness;
  return {
    task,
    label: t('{0} on {1}, {2} dimensions', algorithm.name, name, problem.dimensions),
    description: typeof best === 'number' ? t('{0}, best {1}', state, best.toPrecision(5)) : state,
    detail: t('run {0}, seed {1}, task {2}', run + 1, seed, task.id),
  };
}
