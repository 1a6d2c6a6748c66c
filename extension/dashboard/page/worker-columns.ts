import { formatNumber } from '../../../engine/charts/round.ts';
import type { WorkerHealth } from '../../../engine/monitor/overview.ts';
import type { TaskSummary } from '../../../engine/tasks/task-store.ts';
import { mebibytes, percent } from '../../monitor/status-text.ts';
import { elapsed, taskLabel } from '../../tasks-view/describe.ts';
import { t } from '../../words.ts';
import type { Column } from './keyed-table.ts';
import { link, progressBar } from './parts.ts';

/** A worker with the task that it runs, as far as that is known yet. */
export interface WorkerRow {
  readonly worker: WorkerHealth;
  readonly task: TaskSummary | undefined;
  readonly now: number;
}

/** What is told of each worker. */
export const workerColumns = (showTask: (id: string) => void): Column<WorkerRow>[] => [
  {
    heading: t('Task'),
    isRowHeading: true,
    className: 'clip',
    text: nameOf,
    title: nameOf,
    cell: (row) => (row.task ? [link(nameOf(row), () => showTask(row.worker.task))] : [row.worker.task]),
  },
  { heading: t('Runs in'), text: ({ worker }) => kindOf(worker) },
  { heading: t('CPU'), className: 'number', text: ({ worker }) => percent(worker.cpu) },
  { heading: t('Memory'), className: 'number', text: ({ worker }) => mebibytes(worker.memoryBytes) },
  { heading: t('Progress'), text: progressOf, cell: (row) => progressCell(row) },
  {
    heading: t('Best fitness'),
    className: 'number',
    text: ({ task }) => (typeof task?.best_fitness === 'number' ? formatNumber(task.best_fitness) : '–'),
  },
  {
    heading: t('Evaluations'),
    className: 'number',
    text: ({ task }) => (task ? task.evaluations.toLocaleString('en') : '–'),
  },
  { heading: t('Elapsed'), className: 'number', text: ({ task, now }) => (task ? elapsed(task, now) : '–') },
];

const nameOf = ({ worker, task }: WorkerRow): string => (task ? taskLabel(task, task.run > 0) : worker.task);

const kindOf = ({ kind }: WorkerHealth): string =>
  ({
    thread: t('engine thread'),
    container: t('container'),
    embedded: t('embedded sandbox'),
    sandbox: t('sandbox (starting)'),
  })[kind];

const progressOf = ({ task }: WorkerRow): string =>
  typeof task?.fraction === 'number' ? `${Math.floor(task.fraction * 100)} %` : '–';

function progressCell(row: WorkerRow): (Node | string)[] {
  const fraction = row.task?.fraction;
  if (typeof fraction !== 'number') return [progressOf(row)];
  return [progressBar(fraction, t('Progress of {0}', nameOf(row))), ` ${progressOf(row)}`];
}
