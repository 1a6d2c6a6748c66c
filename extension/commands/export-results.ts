import type { EngineClient } from '../../engine/client/engine-client.ts';
import { finalStates, isFinal, type Task } from '../../engine/tasks/task.ts';
import { csvHeading, csvLine } from '../../engine/tasks/task-csv.ts';
import { taskItem } from '../tasks-view/describe.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
import { untilAborted } from '../until-aborted.ts';
import { t } from '../words.ts';
import { defineCommand, type Services } from './define.ts';

const offered = 200;
const formats = () =>
  [
    { label: 'CSV', ending: 'csv', detail: t('A table, a line for each task.') },
    { label: 'JSON', ending: 'json', detail: t('Everything that is known: config, result, trace.') },
    { label: 'SVG', ending: 'svg', detail: t('The convergence chart as a vector image.') },
    { label: 'PNG', ending: 'png', detail: t('The convergence chart as a picture.') },
  ] as const;

export const exportResults = defineCommand({
  id: 'optimizehub.exportResults',
  title: 'Export Results…',
  async run(services, target) {
    const { engine, files, window } = services;
    const client = await engine.start();
    try {
      const ids = await chosenTasks(services, client, target);
      if (ids === undefined) return;
      const format = await window.pick('Export Results: choose a format', formats());
      if (format === undefined) return;
      const place = await files.save(`results.${format.ending}`, format.ending);
      if (place === undefined) return;
      const count = await window.cancellable('Exporting results', async (onStep, signal) => {
        const tasks = await readTasks(client, ids, onStep, signal);
        if (tasks === undefined) return undefined;
        if (format.ending === 'svg' || format.ending === 'png') onStep(t('Drawing the chart'));
        const contents = await untilAborted(contentsOf(format.ending, tasks, services), signal);
        // What is called off leaves no file, and none half written.
        if (contents === undefined) return undefined;
        await files.write(place, contents);
        return tasks.length;
      });
      if (count === undefined) window.inform('The export was cancelled; nothing was written.');
      else if (count === 1) window.inform(t('Exported one task to {0}.', place));
      else window.inform(t('Exported {0} tasks to {1}.', count, place));
    } finally {
      client.dispose();
    }
  },
});

/** Ids: of the rows a menu was opened on, of the active cell's output, or of what is picked. */
async function chosenTasks(
  { notebooks, window }: Services,
  client: EngineClient,
  target: unknown,
): Promise<readonly string[] | undefined> {
  const rows = tasksOf(target);
  if (rows.length > 0) return rows.map(({ id }) => id);
  const shown = notebooks.activeTasks();
  if (shown.length > 0) return shown;
  const { tasks } = await client.list({ states: finalStates, limit: offered });
  if (tasks.length === 0) {
    window.inform('No task has finished yet. Run a config first.');
    return undefined;
  }
  const picked = await window.pickMany(
    'Export Results: choose tasks',
    tasks.filter(({ state }) => isFinal(state)).map((task) => taskItem(task, Date.now())),
  );
  if (picked === undefined || picked.length === 0) return undefined;
  return picked.map(({ task }) => task.id);
}

/** One after the other, so that the first is told at once and the rest can be called off. */
async function readTasks(
  client: Pick<EngineClient, 'show'>,
  ids: readonly string[],
  onStep: (text: string) => void,
  signal: AbortSignal,
): Promise<readonly Task[] | undefined> {
  const tasks: Task[] = [];
  for (const [i, id] of ids.entries()) {
    if (signal.aborted) return undefined;
    onStep(t('Reading task {0} of {1}', i + 1, ids.length));
    const task = await client.show(id);
    // One that was deleted meanwhile has no results.
    if (task) tasks.push(task);
  }
  return signal.aborted ? undefined : tasks;
}

async function contentsOf(
  ending: ReturnType<typeof formats>[number]['ending'],
  tasks: readonly Task[],
  { charts }: Services,
): Promise<Uint8Array> {
  if (ending === 'csv') return Buffer.from(csvHeading + tasks.map(csvLine).join(''));
  if (ending === 'json') return Buffer.from(`${JSON.stringify(tasks, undefined, 2)}\n`);
  const { convergenceChart } = await import('../../engine/charts/convergence.ts');
  return charts.draw(convergenceChart(tasks), ending);
}
