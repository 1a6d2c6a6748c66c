import path from 'node:path';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { finalStates, isFinal, type Task } from '../../engine/tasks/task.ts';
import { csvHeading, csvLine } from '../../engine/tasks/task-csv.ts';
import { taskData } from '../../engine/tasks/task-data.ts';
import { type Asking, askInTurn } from '../ask/ask-in-turn.ts';
import { exportName } from '../export-name.ts';
import { taskItems } from '../tasks-view/describe.ts';
import { tasksOf } from '../tasks-view/nodes.ts';
import { untilAborted } from '../until-aborted.ts';
import { t } from '../words.ts';
import { defineCommand, type NextStep, notDone, type Services } from './define.ts';

const offered = 200;
const formats = () =>
  [
    { label: 'CSV', ending: 'csv', detail: t('A table, a line for each task.') },
    { label: 'JSON', ending: 'json', detail: t('Everything that is known: config, result, trace.') },
    { label: 'SVG', ending: 'svg', detail: t('The convergence chart as a vector image.') },
    { label: 'PNG', ending: 'png', detail: t('The convergence chart as a picture.') },
  ] as const;

/**
 * Writes final tasks to one file of a picked format. The file appears only when all are read and drawn: called off before, nothing
 * is written.
 */
export const exportResults = defineCommand({
  id: 'optimizehub.exportResults',
  title: 'Export Results…',
  async run(services, target) {
    const { engine, files, window } = services;
    const client = await engine.start();
    try {
      const chosen = await chosenTasks(services, client, target);
      if (chosen === undefined) return notDone;
      const { ids, name, format } = chosen;
      const place = await files.save(t('Export Results: where to save'), `${name}.${format.ending}`, format.ending);
      if (place === undefined) return notDone;
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
      if (count === undefined) {
        window.inform('The export was cancelled; nothing was written.');
        return notDone;
      }
      tellOfFile(services, count, place);
    } finally {
      client.dispose();
    }
  },
});

/** The name alone: a notification cuts a long path. */
function tellOfFile({ files, window }: Services, count: number, place: string): void {
  const name = path.basename(place);
  const message = count === 1 ? t('Exported one task to {0}.', name) : t('Exported {0} tasks to {1}.', count, name);
  const open: NextStep = { title: t('Open'), does: () => files.open(place) };
  const reveal: NextStep = { title: t('Show in Folder'), does: () => files.reveal(place) };
  window.inform(message, open, ...(files.canReveal(place) ? [reveal] : []));
}

interface ChosenTasks {
  readonly ids: readonly string[];
  /** What a file for them is called, without its ending. */
  readonly name: string;
  readonly format: Format;
}

type Format = ReturnType<typeof formats>[number];

/** The tasks of the rows a menu was opened on, of the active cell's output, or those that are picked; then the format. */
async function chosenTasks(services: Services, client: EngineClient, target: unknown): Promise<ChosenTasks | undefined> {
  const { notebooks, window } = services;
  const rows = tasksOf(target);
  const shown = notebooks.activeTasks();
  if (rows.length > 0 || shown.length > 0) {
    const answers = await askInTurn(window.showPage, [askFormat]);
    if (answers === undefined) return undefined;
    const name = rows.length > 0 ? exportName(undefined, rows) : exportName(notebooks.activeName(), []);
    return { ids: rows.length > 0 ? rows.map(({ id }) => id) : shown, name, format: formatOf(answers[0]) };
  }
  const { tasks } = await client.list({ states: finalStates, limit: offered });
  const finished = tasks.filter(({ state }) => isFinal(state));
  if (finished.length === 0) {
    window.inform('No task has finished yet. Run a config first.');
    return undefined;
  }
  const answers = await askInTurn(window.showPage, [
    (_, before = []) => ({
      kind: 'list',
      canPickMany: true,
      keepsTicks: true,
      title: t('Export Results: choose tasks'),
      prompt: t('↓ goes to the list, Space ticks, Enter goes on'),
      items: taskItems(finished, Date.now()).map(({ task, label, description, detail }) => ({
        value: task.id,
        label,
        description,
        detail,
        picked: before.includes(task.id),
      })),
      mistake: (ids) => (ids.length === 0 ? t('Choose at least one task: ↓ goes to the list, Space ticks.') : undefined),
    }),
    askFormat,
  ]);
  if (answers === undefined) return undefined;
  const [ids = [], format] = answers;
  const picked = finished.filter(({ id }) => ids.includes(id));
  return { ids, name: exportName(undefined, picked), format: formatOf(format) };
}

const askFormat: Asking = (_, [before] = ['csv']) => ({
  kind: 'list',
  canPickMany: false,
  title: t('Export Results: choose a format'),
  prompt: t('What to write the results as'),
  items: formats().map(({ label, ending, detail }) => ({ value: ending, label, detail, picked: ending === before })),
  mistake: () => undefined,
});

function formatOf(answer: readonly string[] = []): Format {
  const format = formats().find(({ ending }) => ending === answer[0]);
  if (format === undefined) throw new Error(`Expected an answer out of the formats, got ${answer}.`);
  return format;
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

async function contentsOf(ending: Format['ending'], tasks: readonly Task[], { charts }: Services): Promise<Uint8Array> {
  if (ending === 'csv') return Buffer.from(csvHeading + tasks.map(csvLine).join(''));
  if (ending === 'json') return Buffer.from(`${JSON.stringify(tasks.map(taskData), undefined, 2)}\n`);
  const { exportedChart } = await import('../exported-chart.ts');
  return charts.draw(exportedChart(tasks), ending);
}
