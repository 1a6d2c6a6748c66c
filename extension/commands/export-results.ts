import path from 'node:path';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { finalStates, isFinal, type Task } from '../../engine/tasks/task.ts';
import { csvHeading, csvLine } from '../../engine/tasks/task-csv.ts';
import { exportName } from '../export-name.ts';
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
      const chosen = await chosenTasks(services, client, target);
      if (chosen === undefined) return;
      const { ids, name } = chosen;
      const format = await window.pick('Export Results: choose a format', formats());
      if (format === undefined) return;
      const place = await files.save(`${name}.${format.ending}`, format.ending);
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
      else void offerToOpen(services, count, place);
    } finally {
      client.dispose();
    }
  },
});

/** The name alone: a notification cuts a long path. */
async function offerToOpen({ files, window }: Services, count: number, place: string): Promise<void> {
  const name = path.basename(place);
  const message = count === 1 ? t('Exported one task to {0}.', name) : t('Exported {0} tasks to {1}.', count, name);
  const [open, reveal] = [t('Open'), t('Show in Folder')];
  const chosen = await window.offer(message, files.canReveal(place) ? [open, reveal] : [open]);
  if (chosen === open) await files.open(place);
  if (chosen === reveal) await files.reveal(place);
}

interface ChosenTasks {
  readonly ids: readonly string[];
  /** What a file for them is called, without its ending. */
  readonly name: string;
}

/** The tasks of the rows a menu was opened on, of the active cell's output, or those that are picked. */
async function chosenTasks(
  { notebooks, window }: Services,
  client: EngineClient,
  target: unknown,
): Promise<ChosenTasks | undefined> {
  const rows = tasksOf(target);
  if (rows.length > 0) return { ids: rows.map(({ id }) => id), name: exportName(undefined, rows) };
  const shown = notebooks.activeTasks();
  if (shown.length > 0) return { ids: shown, name: exportName(notebooks.activeName(), []) };
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
  return {
    ids: picked.map(({ task }) => task.id),
    name: exportName(
      undefined,
      picked.map(({ task }) => task),
    ),
  };
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
