import { formatNumber } from '../../../engine/charts/round.ts';
import type { Overview } from '../../../engine/monitor/overview.ts';
import { isFinal, type TaskState } from '../../../engine/tasks/task.ts';
import type { TaskSummary } from '../../../engine/tasks/task-store.ts';
import { element } from '../../renderer/element.ts';
import { say as inWords } from '../../say.ts';
import { type Board, emptyBoard, withOverview, withPage } from '../../tasks-view/board.ts';
import { elapsed, taskLabel } from '../../tasks-view/describe.ts';
import { isFiltering, queryOf, taskStates } from '../../tasks-view/task-filter.ts';
import type { Host } from './host.ts';
import { type Column, KeyedTable } from './keyed-table.ts';
import type { Model } from './model.ts';
import { button, emptyNote, link, stateBadge } from './parts.ts';

const pageSize = 50;
/** A list that is open for days must not grow. */
const maxRows = 1000;
/** After the last key before a search is made. */
const searchMs = 200;

export interface TasksActions {
  readonly showTask: (id: string) => void;
  readonly compare: (ids: readonly string[]) => void;
  readonly say: (text: string) => void;
  readonly newNotebook: () => void;
}

/** The history with search, filter, pages, and what can be done with the chosen tasks. */
export class TasksTab {
  readonly panel = element('div', { class: 'panel' });
  private readonly host: Host;
  private readonly model: Model;
  private readonly actions: TasksActions;
  private readonly search = element('input', {
    type: 'search',
    placeholder: inWords('Search id, group, algorithm or problem'),
    'aria-label': inWords('Search tasks'),
  }) as HTMLInputElement; // by its tag
  private readonly stateBoxes = new Map<TaskState, HTMLInputElement>();
  private readonly chosen = new Set<string>();
  private readonly table: KeyedTable<TaskSummary>;
  private readonly bar = element('div', { class: 'actions', role: 'group', 'aria-label': inWords('With the chosen tasks') });
  private readonly more = button('Load more', () => this.loadMore());
  private readonly empty = element('div');
  private readonly summary = element('span', { class: 'note', role: 'status', 'aria-live': 'polite' });
  private board: Board;
  private timer = 0;

  constructor(host: Host, model: Model, actions: TasksActions) {
    this.host = host;
    this.model = model;
    this.actions = actions;
    const { states, text } = host.state;
    this.board = emptyBoard({ states, text });
    this.search.value = text;
    this.table = new KeyedTable('Tasks, newest first', this.columns(), ({ id }) => id);
    this.search.addEventListener('input', () => {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.refilter(), searchMs);
    });
    this.panel.append(
      element('div', { class: 'filter', role: 'search' }, [this.search, this.stateFilter(), this.summary]),
      this.bar,
      this.table.element,
      this.empty,
      this.more,
    );
    model.onChange((overview) => this.hear(overview));
    this.drawBar();
  }

  /** Shows only these states. */
  showStates(states: readonly TaskState[]): void {
    for (const [state, box] of this.stateBoxes) box.checked = states.includes(state);
    this.search.value = '';
    this.refilter();
  }

  /** Reads the first page again. */
  async load(): Promise<void> {
    const { filter } = this.board;
    const page = await this.host.ask<'list'>({ kind: 'list', query: { ...filterQuery(filter), limit: pageSize } });
    if (this.board.filter === filter) this.board = withPage(emptyBoard(filter), page);
    this.draw();
  }

  private async loadMore(): Promise<void> {
    const { filter, next } = this.board;
    if (typeof next !== 'number') return;
    const query = { ...filterQuery(filter), limit: pageSize, before: next };
    const page = await this.host.ask<'list'>({ kind: 'list', query });
    if (this.board.filter === filter) this.board = withPage(this.board, page);
    this.draw();
  }

  private refilter(): void {
    const states = taskStates.filter((state) => this.stateBoxes.get(state)?.checked);
    const text = this.search.value.trim();
    this.host.keep({ states, text });
    this.board = emptyBoard({ states, text });
    this.load().catch((error: Error) => this.actions.say(error.message)); // answers reject with errors only
  }

  private hear(overview: Overview | undefined): void {
    if (overview === undefined || overview.isPartial) {
      if (this.model.link.kind === 'connected') this.load().catch((error: Error) => this.actions.say(error.message));
      else this.draw();
      return;
    }
    if (overview.changed.length + overview.deleted.length === 0) return;
    this.board = withOverview(this.board, overview).board;
    if (!this.panel.hidden) this.draw();
  }

  draw(): void {
    const rows = [...this.board.tasks.values()].sort((a, b) => b.number - a.number).slice(0, maxRows);
    for (const id of this.chosen) if (!this.board.tasks.has(id)) this.chosen.delete(id);
    this.table.show(rows);
    this.table.element.hidden = rows.length === 0;
    this.more.hidden = typeof this.board.next !== 'number' || rows.length >= maxRows;
    this.summary.textContent = rows.length === 0 ? '' : inWords('{0} shown', rows.length.toLocaleString('en'));
    this.drawEmpty(rows.length === 0);
    this.drawBar();
  }

  private drawEmpty(isEmpty: boolean): void {
    const isLoaded = this.board.next !== undefined || this.model.link.kind !== 'connected';
    if (!isEmpty || !isLoaded) this.empty.replaceChildren();
    else if (isFiltering(this.board.filter))
      this.empty.replaceChildren(
        emptyNote(
          'No task matches. ',
          link('Show all', () => this.showStates([])),
        ),
      );
    else
      this.empty.replaceChildren(
        emptyNote('No task has been run yet. Run a cell of a notebook, and its tasks show here. '),
        button('New Notebook', this.actions.newNotebook, { kind: 'primary' }),
      );
  }

  private drawBar(): void {
    const ids = [...this.chosen];
    const tasks = ids.flatMap((id) => this.board.tasks.get(id) ?? []);
    const finished = tasks.filter(({ state }) => isFinal(state)).map(({ id }) => id);
    const active = tasks.filter(({ state }) => !isFinal(state)).map(({ id }) => id);
    const drawn = JSON.stringify([ids, finished]);
    if (this.bar.dataset.drawn === drawn) return;
    this.bar.dataset.drawn = drawn;
    const { host } = this;
    const { states, text } = this.board.filter;
    const enabled = (made: HTMLButtonElement, isEnabled: boolean) => Object.assign(made, { disabled: !isEnabled });
    this.bar.replaceChildren(
      element('span', { class: 'note' }, [ids.length === 0 ? inWords('Choose tasks to') : inWords('{0} chosen:', ids.length)]),
      enabled(
        button('Compare', () => this.actions.compare(ids)),
        ids.length >= 2,
      ),
      enabled(
        button('Cancel', () => host.ask<'cancel'>({ kind: 'cancel', ids: active })),
        active.length > 0,
      ),
      enabled(
        button('Retry', () => host.ask<'retry'>({ kind: 'retry', ids: finished })),
        finished.length > 0,
      ),
      enabled(
        button('Delete…', () => host.ask<'delete'>({ kind: 'delete', ids: finished })),
        finished.length > 0,
      ),
      button(ids.length > 0 ? 'Export…' : 'Export all shown…', async () => {
        const query = filterQuery({ states, text });
        const file = await host.ask<'export'>(ids.length > 0 ? { kind: 'export', ids } : { kind: 'export', query });
        if (file !== null) this.actions.say(inWords('Exported to {0}', file));
      }),
    );
  }

  private stateFilter(): HTMLElement {
    const boxes = taskStates.map((state) => {
      const box = element('input', { type: 'checkbox' }) as HTMLInputElement; // by its tag
      box.checked = this.board.filter.states.includes(state);
      box.addEventListener('change', () => this.refilter());
      this.stateBoxes.set(state, box);
      return element('label', {}, [box, state]);
    });
    return element('div', { class: 'states', role: 'group', 'aria-label': inWords('Only these states') }, boxes);
  }

  private columns(): Column<TaskSummary>[] {
    const { showTask } = this.actions;
    return [
      {
        heading: 'Choose',
        isHeadingHidden: true,
        text: ({ id }) => id,
        cell: (task) => {
          const box = element('input', {
            type: 'checkbox',
            'aria-label': inWords('Choose {0}, {1}', taskLabel(task, task.run > 0), task.id),
          }) as HTMLInputElement; // by its tag
          box.checked = this.chosen.has(task.id);
          box.addEventListener('change', () => {
            if (box.checked) this.chosen.add(task.id);
            else this.chosen.delete(task.id);
            this.drawBar();
          });
          return [box];
        },
      },
      { heading: 'State', text: ({ state }) => state, cell: ({ state }) => [stateBadge(state)] },
      {
        heading: 'Task',
        isRowHeading: true,
        text: (task) => taskLabel(task, task.run > 0),
        cell: (task) => [link(taskLabel(task, task.run > 0), () => showTask(task.id))],
      },
      {
        heading: 'Best fitness',
        className: 'number',
        text: ({ best_fitness }) => (best_fitness === null ? '–' : formatNumber(best_fitness)),
      },
      { heading: 'Evaluations', className: 'number', text: ({ evaluations }) => evaluations.toLocaleString('en') },
      { heading: 'Time', className: 'number', text: (task) => elapsed(task, Date.now()) || '–' },
      { heading: 'Submitted', text: ({ submittedAt }) => new Date(submittedAt).toLocaleString() },
      { heading: 'Dimensions', className: 'number', text: ({ dimensions }) => String(dimensions) },
      { heading: 'Seed', className: 'number', text: ({ seed }) => String(seed) },
      { heading: 'Id', className: 'id', text: ({ id }) => id },
      { heading: 'Group', className: 'id', text: ({ group }) => group },
    ];
  }
}

const filterQuery = (filter: Board['filter']) => {
  const { states, text } = queryOf(filter);
  return { ...(states ? { states: [...states] } : {}), ...(text === undefined ? {} : { text }) };
};
