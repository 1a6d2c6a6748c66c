import { formatNumber } from '../../../engine/charts/round.ts';
import { type TaskState, taskStates } from '../../../engine/tasks/task.ts';
import type { TaskSummary } from '../../../engine/tasks/task-store.ts';
import { mebibytes, percent } from '../../monitor/status-text.ts';
import { element } from '../../renderer/element.ts';
import { taskLabel } from '../../tasks-view/describe.ts';
import { stateWord } from '../../tasks-view/state-words.ts';
import { t } from '../../words.ts';
import type { Host } from './host.ts';
import { type Column, KeyedTable } from './keyed-table.ts';
import type { Model } from './model.ts';
import { emptyNote, link, section, stateBadge } from './parts.ts';
import { ThroughputView } from './throughput-view.ts';
import { Timeline } from './timeline.ts';
import { type WorkerRow, workerColumns } from './worker-columns.ts';

const shownQueue = 10;

/** Where its links lead, and who is told what went wrong with what it asked for. */
export interface OverviewActions {
  readonly showTask: (id: string) => void;
  readonly showStates: (states: readonly TaskState[]) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** Counts, load, workers, queue and timeline at a glance. */
export class OverviewTab {
  readonly panel = element('div', { class: 'panel' });
  private readonly model: Model;
  private readonly counts = element('div', { class: 'tiles' });
  private readonly figures = element('div', { class: 'tiles figures' });
  private readonly noWorkers = emptyNote(t('No task is running. Run a cell of a notebook, and what runs it shows here.'));
  private readonly workersNote = element('p', { class: 'note' }, [
    t('CPU is of one core. The memory of a thread is its heap with its buffers; of a sandbox, all that it uses.'),
  ]);
  private readonly noQueue = emptyNote(t('No task is waiting.'));
  private readonly queueRest = element('p', { class: 'note' });
  private readonly workers: KeyedTable<WorkerRow>;
  private readonly queue: KeyedTable<TaskSummary>;
  private readonly timeline: Timeline;
  private readonly throughput: ThroughputView;
  private readonly actions: OverviewActions;
  private drawnCounts = '';

  constructor(host: Host, model: Model, actions: OverviewActions) {
    this.model = model;
    this.actions = actions;
    this.timeline = new Timeline(actions.showTask);
    this.throughput = new ThroughputView(host, model, actions.onTrouble);
    this.workers = new KeyedTable<WorkerRow>(t('Workers'), workerColumns(actions.showTask), ({ worker }) => worker.task);
    this.queue = new KeyedTable<TaskSummary>(t('Queue'), this.queueColumns(), ({ id }) => id);
    this.panel.append(
      section(t('Tasks by state'), [this.counts]),
      section(t('Load'), [this.figures]),
      section(t('Workers'), [this.noWorkers, this.workers.element, this.workersNote]),
      section(t('Queue'), [this.noQueue, this.queue.element, this.queueRest]),
      section(t('Throughput'), [this.throughput.element]),
      section(t('Timeline'), [this.timeline.element]),
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
    this.drawFigures([
      [t('Finished in the last minute'), health ? String(health.finishedLastMinute) : '–', ''],
      [t('Evaluations per second'), rateOf(health?.evaluationsPerSecond), ''],
      [t('Engine CPU'), percent(engine?.cpu ?? null), t('of one core, all its threads')],
      [t('Engine memory'), mebibytes(engine?.memoryBytes ?? null), t('resident, all its threads')],
      [
        t('Machine CPU'),
        percent(host?.cpu ?? null),
        host ? t('of all cores together: {0}, machine {1}', host.cores, host.name) : '',
      ],
      [
        t('Free memory'),
        host ? `${formatNumber(host.freeMemoryBytes / 2 ** 30, 3)} GiB` : '–',
        host ? t('of {0} GiB', formatNumber(host.memoryBytes / 2 ** 30, 3)) : '',
      ],
    ]);
    const workers = (health?.workers ?? []).map((worker) => ({ worker, task: recent.get(worker.task), now }));
    this.workers.show(workers);
    this.workers.element.hidden = workers.length === 0;
    this.noWorkers.hidden = workers.length > 0;
    this.workersNote.hidden = workers.length === 0;
    const waiting = [...recent.values()]
      .filter(({ state }) => state === 'PENDING' || state === 'RETRY')
      .sort((a, b) => b.priority - a.priority || a.number - b.number);
    this.queue.show(waiting.slice(0, shownQueue));
    this.queue.element.hidden = waiting.length === 0;
    this.noQueue.hidden = waiting.length > 0;
    const rest = (counts?.PENDING ?? 0) + (counts?.RETRY ?? 0) - Math.min(waiting.length, shownQueue);
    this.queueRest.textContent = waiting.length > 0 && rest > 0 ? t('and {0} more', rest.toLocaleString('en')) : '';
    this.throughput.show(now);
    this.timeline.show([...recent.values()], now);
  }

  /** Only texts change from second to second, so that a reader is not thrown out of a tile. */
  private drawFigures(figures: readonly (readonly [name: string, value: string, note: string])[]): void {
    if (this.figures.childElementCount !== figures.length)
      this.figures.replaceChildren(...figures.map(([name, value, note]) => tile(name, value, note)));
    figures.forEach(([, value, note], k) => {
      const [shown, , remark] = this.figures.children[k].children;
      if (shown.textContent !== value) shown.textContent = value;
      if (remark.textContent !== note) remark.textContent = note;
    });
  }

  private queueColumns(): Column<TaskSummary>[] {
    const nameOf = (task: TaskSummary): string => taskLabel(task, task.run > 0);
    return [
      {
        heading: t('Task'),
        isRowHeading: true,
        className: 'clip',
        text: nameOf,
        title: nameOf,
        cell: (task) => [link(nameOf(task), () => this.actions.showTask(task.id))],
      },
      { heading: t('State'), text: ({ state }) => state, cell: ({ state }) => [stateBadge(state)] },
      { heading: t('Priority'), className: 'number', text: ({ priority }) => String(priority) },
      { heading: t('Submitted'), className: 'number', text: ({ submittedAt }) => new Date(submittedAt).toLocaleTimeString() },
      { heading: t('Id'), className: 'id', text: ({ id }) => id },
    ];
  }

  private drawCounts(): void {
    const { counts } = this.model;
    const drawn = JSON.stringify(counts);
    if (drawn === this.drawnCounts) return;
    this.drawnCounts = drawn;
    for (const state of taskStates) {
      let shown = this.counts.querySelector(`.state-${state.toLowerCase()}`);
      if (shown === null) {
        shown = element('button', { type: 'button', class: `tile state-${state.toLowerCase()}`, title: t('Show these tasks') }, [
          element('span', { class: 'value' }),
          element('span', { class: 'name' }, [stateWord(state)]),
        ]);
        shown.addEventListener('click', () => this.actions.showStates([state]));
        this.counts.append(shown);
      }
      shown.children[0].textContent = (counts?.[state] ?? 0).toLocaleString('en');
    }
  }
}

const tile = (name: string, value: string, note: string): HTMLElement =>
  element('div', { class: 'tile' }, [
    element('span', { class: 'value' }, [value]),
    element('span', { class: 'name' }, [name]),
    element('span', { class: 'note' }, [note]),
  ]);

const rateOf = (rate: number | null | undefined): string => (typeof rate === 'number' ? formatNumber(Math.round(rate), 3) : '–');
