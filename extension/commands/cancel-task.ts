import { isFinal, type Task } from '../../engine/tasks/task.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
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
        window.inform(`${picked.label} finished before it was cancelled.`);
    } finally {
      client.dispose();
    }
  },
});

function itemOf(task: Task) {
  const { algorithm, problem, run, seed } = task.spec;
  const name =
    problem.source === undefined
      ? 'no function'
      : 'function' in problem.source
        ? problem.source.function
        : problem.source.fitness;
  const share = task.progress?.fraction;
  const state = task.state === 'PENDING' ? 'waiting' : `running${share ? `, ${Math.floor(share * 100)} %` : ''}`;
  const best = task.progress?.best_fitness;
  return {
    task,
    label: `${algorithm.name} on ${name}, ${problem.dimensions} dimensions`,
    description: `${state}${typeof best === 'number' ? `, best ${best.toPrecision(5)}` : ''}`,
    detail: `run ${run + 1}, seed ${seed}, task ${task.id}`,
  };
}
