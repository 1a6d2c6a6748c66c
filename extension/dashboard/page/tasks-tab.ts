import type { Overview } from '../../../engine/monitor/overview.ts';
import { type TaskState, taskStates } from '../../../engine/tasks/task.ts';
import type { OrderKey, TaskSummary } from '../../../engine/tasks/task-store.ts';
import { element } from '../../renderer/element.ts';
import { stateWord } from '../../tasks-view/state-words.ts';
import { isFiltering, noFilter, type TaskFilter } from '../../tasks-view/task-filter.ts';
import { t } from '../../words.ts';
import type { Query } from '../messages.ts';
import type { Host } from './host.ts';
import { KeyedTable } from './keyed-table.ts';
import { emptyListing, type Listing, nextOrder, withChanges, withNextPage } from './listing.ts';
import type { Model } from './model.ts';
import { button, emptyNote, link } from './parts.ts';
import { TasksBar } from './tasks-bar.ts';
import { tasksColumns } from './tasks-columns.ts';

const pageSize = 50;
/** A list that is open for days must not grow. */
const maxRows = 1000;
/** After the last key before a search is made. */
const searchMs = 200;
/** Between two readings of a list whose order may have changed. */
const refreshMs = 2000;

/** What the history asks of the page around it; `say` tells a text at its foot, also to screen readers. */
export interface TasksActions {
  readonly showTask: (id: string) => void;
  readonly compare: (ids: readonly string[]) => void;
  readonly say: (text: string) => void;
  readonly newNotebook: () => void;
}

/** The history with search, filter, order, pages, and what can be done with the chosen tasks. */
export class TasksTab {
  readonly panel = element('div', { class: 'panel' });
  private readonly host: Host;
  private readonly model: Model;
  private readonly actions: TasksActions;
  private readonly search = element('input', {
    type: 'search',
    placeholder: t('Search id, group, algorithm or problem'),
    'aria-label': t('Search tasks'),
  }) as HTMLInputElement; // by its tag
  private readonly all = element('input', { type: 'checkbox', 'aria-label': t('Choose all shown') }) as HTMLInputElement; // by its tag
  private readonly stateBoxes = new Map<TaskState, HTMLInputElement>();
  /** By id; they stay chosen while others are searched for. */
  private readonly chosen = new Map<string, TaskSummary>();
  private readonly table: KeyedTable<TaskSummary>;
  private readonly bar: TasksBar;
  private readonly more = button(t('Load more'), () => this.loadMore());
  private readonly limit = emptyNote(t('The first {0} are shown. Search, filter or order the list to see others.', maxRows));
  private readonly empty = element('div');
  private readonly summary = element('span', { class: 'note', role: 'status', 'aria-live': 'polite' });
  private listing: Listing;
  private timer = 0;
  private refreshTimer = 0;

  constructor(host: Host, model: Model, actions: TasksActions) {
    this.host = host;
    this.model = model;
    this.actions = actions;
    const { states, text, order } = host.state;
    this.listing = emptyListing({ states, text }, order);
    this.search.value = text;
    const columns = tasksColumns({
      showTask: actions.showTask,
      isChosen: (id) => this.chosen.has(id),
      choose: (id, isChosen) => this.choose([id], isChosen),
      chooseAll: this.all,
    });
    this.table = new KeyedTable(
      t('Tasks'),
      columns,
      ({ id }) => id,
      (by) => this.order(by),
    );
    this.table.showOrder(order);
    this.bar = new TasksBar(host, {
      chosen: () => [...this.chosen.values()],
      clear: () => this.choose([...this.chosen.keys()], false),
      query: () => this.query(),
      compare: actions.compare,
      say: actions.say,
    });
    this.search.addEventListener('input', () => {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.refilter(), searchMs);
    });
    this.all.addEventListener('change', () =>
      this.choose(
        this.listing.tasks.map(({ id }) => id),
        this.all.checked,
      ),
    );
    this.panel.append(
      element('div', { class: 'filter', role: 'search' }, [this.search, this.stateFilter(), this.summary]),
      this.bar.element,
      this.table.element,
      this.empty,
      this.more,
      this.limit,
    );
    model.onChange((overview) => this.hear(overview));
  }

  /** Shows only what matches. */
  find({ states, text }: TaskFilter): void {
    for (const [state, box] of this.stateBoxes) box.checked = states.includes(state);
    this.search.value = text;
    this.refilter();
  }

  /** Reads what is shown again; the rows stay until the others are there. */
  private async load(): Promise<void> {
    const { filter, order, tasks } = this.listing;
    const limit = Math.min(Math.max(pageSize, tasks.length), maxRows);
    const page = await this.host.ask<'list'>({ kind: 'list', query: { ...this.query(), limit } });
    if (this.listing.filter === filter && this.listing.order === order)
      this.listing = withNextPage(emptyListing(filter, order), page);
    this.draw();
  }

  private async loadMore(): Promise<void> {
    const { filter, order, last } = this.listing;
    if (!last) return;
    const query = { ...this.query(), limit: pageSize, after: last };
    const page = await this.host.ask<'list'>({ kind: 'list', query });
    if (this.listing.filter === filter && this.listing.order === order) this.listing = withNextPage(this.listing, page);
    this.draw();
  }

  private refilter(): void {
    const states = taskStates.filter((state) => this.stateBoxes.get(state)?.checked);
    const text = this.search.value.trim();
    this.host.keep({ states, text });
    this.listing = emptyListing({ states, text }, this.listing.order);
    this.loadOrSay();
  }

  private order(by: OrderKey): void {
    const order = nextOrder(this.listing.order, by);
    this.host.keep({ order });
    this.table.showOrder(order);
    this.listing = { ...emptyListing(this.listing.filter, order), tasks: this.listing.tasks.slice(0, pageSize) };
    this.loadOrSay();
  }

  private loadOrSay(): void {
    this.load().catch((error: Error) => this.actions.say(error.message)); // answers reject with errors only
  }

  private hear(overview: Overview | undefined): void {
    if (overview === undefined || overview.isPartial) {
      if (this.model.link.kind === 'connected') this.loadOrSay();
      else this.draw();
      return;
    }
    if (overview.changed.length + overview.deleted.length === 0) return;
    this.listing = withChanges(this.listing, overview);
    for (const task of overview.changed) if (this.chosen.has(task.id)) this.chosen.set(task.id, task);
    for (const id of overview.deleted) this.chosen.delete(id);
    if (this.panel.hidden) return;
    this.draw();
    this.refreshSoon();
  }

  private refreshSoon(): void {
    if (!this.listing.isStale || this.refreshTimer !== 0) return;
    this.refreshTimer = window.setTimeout(() => {
      this.refreshTimer = 0;
      if (!this.panel.hidden) this.loadOrSay();
    }, refreshMs);
  }

  /** Draws what is known, and asks for what is not. */
  draw(): void {
    const rows = this.listing.tasks.slice(0, maxRows);
    const isMore = Boolean(this.listing.last);
    this.table.show(rows);
    this.table.element.hidden = rows.length === 0;
    this.more.hidden = !isMore || rows.length >= maxRows;
    this.limit.hidden = !isMore || rows.length < maxRows;
    this.summary.textContent = rows.length === 0 ? '' : this.summaryText(rows.length);
    this.drawEmpty(rows.length === 0);
    this.drawChoice();
    if (!this.panel.hidden) this.refreshSoon();
  }

  private summaryText(shown: number): string {
    const { states, text } = this.listing.filter;
    const { counts } = this.model;
    const total = (states.length > 0 ? states : taskStates).reduce((sum, state) => sum + (counts?.[state] ?? 0), 0);
    const count = shown.toLocaleString('en');
    return text === '' && total > shown ? t('{0} of {1} shown', count, total.toLocaleString('en')) : t('{0} shown', count);
  }

  private drawEmpty(isEmpty: boolean): void {
    const isLoaded = this.listing.last !== undefined || this.model.link.kind !== 'connected';
    if (!isEmpty || !isLoaded) this.empty.replaceChildren();
    else if (isFiltering(this.listing.filter))
      this.empty.replaceChildren(
        emptyNote(
          t('No task matches.'),
          ' ',
          link(t('Show all'), () => this.find(noFilter)),
        ),
      );
    else
      this.empty.replaceChildren(
        emptyNote(t('No task has been run yet. Run a cell of a notebook, and its tasks show here.')),
        button(t('New Notebook'), this.actions.newNotebook, { kind: 'primary' }),
      );
  }

  private choose(ids: readonly string[], isChosen: boolean): void {
    const shown = new Map(this.listing.tasks.map((task) => [task.id, task]));
    for (const id of ids) {
      const task = shown.get(id);
      if (isChosen && task) this.chosen.set(id, task);
      else this.chosen.delete(id);
    }
    this.drawChoice();
  }

  private drawChoice(): void {
    for (const row of this.table.element.querySelectorAll<HTMLElement>('tbody tr')) {
      const box = row.querySelector('input');
      if (box) box.checked = this.chosen.has(row.dataset.key ?? '');
    }
    const { tasks } = this.listing;
    this.all.checked = tasks.length > 0 && tasks.every(({ id }) => this.chosen.has(id));
    this.all.indeterminate = !this.all.checked && tasks.some(({ id }) => this.chosen.has(id));
    this.bar.draw();
  }

  private stateFilter(): HTMLElement {
    const boxes = taskStates.map((state) => {
      const box = element('input', { type: 'checkbox' }) as HTMLInputElement; // by its tag
      box.checked = this.listing.filter.states.includes(state);
      box.addEventListener('change', () => this.refilter());
      this.stateBoxes.set(state, box);
      return element('label', {}, [box, stateWord(state)]);
    });
    return element('div', { class: 'states', role: 'group', 'aria-label': t('Only these states') }, boxes);
  }

  private query(): Query {
    const { filter, order } = this.listing;
    return {
      order,
      ...(filter.states.length > 0 ? { states: [...filter.states] } : {}),
      ...(filter.text === '' ? {} : { text: filter.text }),
    };
  }
}
