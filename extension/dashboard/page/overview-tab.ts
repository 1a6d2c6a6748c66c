import { formatNumber } from '../../../engine/charts/round.ts';
import type { WorkerHealth } from '../../../engine/monitor/overview.ts';
import type { TaskState } from '../../../engine/tasks/task.ts';
import type { TaskSummary } from '../../../engine/tasks/task-store.ts';
import { mebibytes, percent } from '../../monitor/status-text.ts';
import { element } from '../../renderer/element.ts';
import { say as inWords } from '../../say.ts';
import { elapsed, taskLabel } from '../../tasks-view/describe.ts';
import { taskStates } from '../../tasks-view/task-filter.ts';
import { KeyedTable } from './keyed-table.ts';
import type { Model } from './model.ts';
import { emptyNote, link, progressBar, section } from './parts.ts';
import { Timeline } from './timeline.ts';

const shownQueue = 10;

export interface OverviewActions {
  readonly showTask: (id: string) => void;
  readonly showStates: (states: readonly TaskState[]) => void;
  readonly newNotebook: () => void;
}

interface WorkerRow {
  readonly worker: WorkerHealth;
  readonly task: TaskSummary | undefined;
  readonly now: number;
}

const kinds: Readonly<Record<WorkerHealth['kind'], string>> = {
  thread: inWords('engine thread'),
  container: inWords('container'),
  embedded: inWords('embedded sandbox'),
  sandbox: inWords('sandbox (starting)'),
};

/** Counts, load, workers, queue and timeline at a glance. */
export class OverviewTab {
  readonly panel = element('div', { class: 'panel' });
  private readonly model: Model;
  private readonly counts = element('div', { class: 'tiles' });
  private readonly figures = element('div', { class: 'tiles figures' });
  private readonly noWorkers = emptyNote('No task is running.');
  private readonly noQueue = emptyNote('No task is waiting.');
  private readonly queueRest = element('p', { class: 'note' });
  private readonly workers: KeyedTable<WorkerRow>;
  private readonly queue: KeyedTable<TaskSummary>;
  private readonly timeline = new Timeline();
  private readonly actions: OverviewActions;
  private drawnCounts = '';

  constructor(model: Model, actions: OverviewActions) {
    this.model = model;
    this.actions = actions;
    const open = (task: TaskSummary) => [link(taskLabel(task, task.run > 0), () => actions.showTask(task.id))];
    this.workers = new KeyedTable<WorkerRow>(
      'Workers',
      [
        {
          heading: 'Task',
          isRowHeading: true,
          text: ({ worker, task }) => (task ? taskLabel(task, task.run > 0) : worker.task),
          cell: ({ worker, task }) => (task ? open(task) : [worker.task]),
        },
        { heading: 'Runs in', text: ({ worker }) => kinds[worker.kind] },
        { heading: 'CPU', className: 'number', text: ({ worker }) => percent(worker.cpu) },
        { heading: 'Memory', className: 'number', text: ({ worker }) => mebibytes(worker.memoryBytes) },
        {
          heading: 'Progress',
          text: ({ task }) => (typeof task?.fraction === 'number' ? `${Math.floor(task.fraction * 100)} %` : '–'),
          cell: ({ task }) =>
            typeof task?.fraction === 'number'
              ? [progressBar(task.fraction, inWords('Progress of {0}', task.id)), ` ${Math.floor(task.fraction * 100)} %`]
              : ['–'],
        },
        { heading: 'Best fitness', className: 'number', text: ({ task }) => fitnessOf(task) },
        {
          heading: 'Evaluations',
          className: 'number',
          text: ({ task }) => (task ? task.evaluations.toLocaleString('en') : '–'),
        },
        { heading: 'Time', className: 'number', text: ({ task, now }) => (task ? elapsed(task, now) : '–') },
      ],
      ({ worker }) => worker.task,
    );
    this.queue = new KeyedTable<TaskSummary>(
      'Queue',
      [
        { heading: 'Task', isRowHeading: true, text: (task) => taskLabel(task, task.run > 0), cell: open },
        { heading: 'Id', className: 'id', text: ({ id }) => id },
        { heading: 'Priority', className: 'number', text: ({ priority }) => String(priority) },
        { heading: 'State', text: ({ state }) => state },
        { heading: 'Submitted', text: ({ submittedAt }) => new Date(submittedAt).toLocaleTimeString() },
      ],
      ({ id }) => id,
    );
    this.panel.append(
      section('Tasks by state', [this.counts]),
      section('Load', [this.figures]),
      section('Workers', [
        this.noWorkers,
        this.workers.element,
        element('p', { class: 'note' }, [
          inWords('CPU is of one core. The memory of a thread is its heap with its buffers; of a sandbox, all that it uses.'),
        ]),
      ]),
      section('Queue', [this.noQueue, this.queue.element, this.queueRest]),
      section('Timeline', [this.timeline.element]),
    );
    model.onChange((overview) => {
      if (!this.panel.hidden && (overview === undefined || overview.health || overview.deleted.length > 0)) this.draw();
    });
  }

  draw(): void {
    const { health, recent, counts } = this.model;
    const now = Date.now();
    this.drawCounts();
    const engine = health?.engine;
    const host = health?.host;
    this.figures.replaceChildren(
      ...[
        ['Finished in the last minute', health ? String(health.finishedLastMinute) : '–', ''],
        ['Evaluations per second', rateOf(health?.evaluationsPerSecond), ''],
        ['Engine CPU', percent(engine?.cpu ?? null), inWords('of one core, all its threads')],
        ['Engine memory', mebibytes(engine?.memoryBytes ?? null), inWords('resident, all its threads')],
        ['Machine CPU', percent(host?.cpu ?? null), host ? inWords('of all {0} cores of {1}', host.cores, host.name) : ''],
        [
          'Free memory',
          host ? `${formatNumber(host.freeMemoryBytes / 2 ** 30, 3)} GiB` : '–',
          host ? inWords('of {0} GiB', formatNumber(host.memoryBytes / 2 ** 30, 3)) : '',
        ],
      ].map(([name, value, note]) => tile(name, value, note)),
    );
    const workers = (health?.workers ?? []).map((worker) => ({ worker, task: recent.get(worker.task), now }));
    this.workers.show(workers);
    this.workers.element.hidden = workers.length === 0;
    this.noWorkers.hidden = workers.length > 0;
    const waiting = [...recent.values()]
      .filter(({ state }) => state === 'PENDING' || state === 'RETRY')
      .sort((a, b) => b.priority - a.priority || a.number - b.number);
    this.queue.show(waiting.slice(0, shownQueue));
    this.queue.element.hidden = waiting.length === 0;
    this.noQueue.hidden = waiting.length > 0;
    const rest = (counts?.PENDING ?? 0) + (counts?.RETRY ?? 0) - Math.min(waiting.length, shownQueue);
    this.queueRest.textContent = waiting.length > 0 && rest > 0 ? inWords('and {0} more', rest.toLocaleString('en')) : '';
    this.timeline.show([...recent.values()], now);
  }

  private drawCounts(): void {
    const { counts } = this.model;
    const drawn = JSON.stringify(counts);
    if (drawn === this.drawnCounts) return;
    this.drawnCounts = drawn;
    this.counts.replaceChildren(
      ...taskStates.map((state) => {
        const count = counts?.[state] ?? 0;
        const shown = element('button', { type: 'button', class: `tile state-${state.toLowerCase()}` }, [
          element('span', { class: 'value' }, [count.toLocaleString('en')]),
          element('span', { class: 'name' }, [state]),
        ]);
        shown.addEventListener('click', () => this.actions.showStates([state]));
        return shown;
      }),
    );
  }
}

const tile = (name: string, value: string, note: string): HTMLElement =>
  element('div', { class: 'tile' }, [
    element('span', { class: 'value' }, [value]),
    element('span', { class: 'name' }, [inWords(name)]),
    ...(note === '' ? [] : [element('span', { class: 'note' }, [note])]),
  ]);

const fitnessOf = (task: TaskSummary | undefined): string =>
  typeof task?.best_fitness === 'number' ? formatNumber(task.best_fitness) : '–';

const rateOf = (rate: number | null | undefined): string => (typeof rate === 'number' ? formatNumber(Math.round(rate), 3) : '–');
