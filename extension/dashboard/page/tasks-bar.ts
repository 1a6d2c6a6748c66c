import { isFinal } from '../../../engine/tasks/task.ts';
import type { TaskSummary } from '../../../engine/tasks/task-store.ts';
import { element } from '../../renderer/element.ts';
import { t } from '../../words.ts';
import type { Query } from '../messages.ts';
import type { Host } from './host.ts';
import { button, enable } from './parts.ts';

/** What the bar asks of the list beside it; `chosen` is asked anew at each press. */
export interface TasksBarActions {
  readonly chosen: () => readonly TaskSummary[];
  /** Chooses none. */
  readonly clear: () => void;
  /** What the list shows, for an export of all of it. */
  readonly query: () => Query;
  readonly compare: (ids: readonly string[]) => void;
  readonly say: (text: string) => void;
}

/** What can be done with the chosen tasks. */
export class TasksBar {
  readonly element: HTMLElement;
  private readonly host: Host;
  private readonly actions: TasksBarActions;
  private readonly lead = element('span', { class: 'note', role: 'status' });
  private readonly compare = button(t('Compare'), () => this.actions.compare(this.ids(() => true)));
  private readonly cancel = button(t('Cancel'), () => this.host.ask<'cancel'>({ kind: 'cancel', ids: this.ids(isActive) }));
  private readonly retry = button(t('Retry'), () => this.repeat(), {
    title: t('Runs them again as new tasks, with the same seeds; their results are kept'),
  });
  private readonly remove = button(t('Delete…'), () => this.host.ask<'delete'>({ kind: 'delete', ids: this.ids(isOver) }));
  private readonly none = button(t('Choose none'), () => this.actions.clear());
  private readonly exportAll = button(t('Export all shown…'), () => this.export());

  constructor(host: Host, actions: TasksBarActions) {
    this.host = host;
    this.actions = actions;
    this.element = element('div', { class: 'actions', role: 'group', 'aria-label': t('With the chosen tasks') }, [
      this.lead,
      this.compare,
      this.cancel,
      this.retry,
      this.remove,
      this.exportAll,
      this.none,
    ]);
    this.draw();
  }

  draw(): void {
    const tasks = this.actions.chosen();
    this.lead.textContent = tasks.length === 0 ? t('Choose tasks to') : t('{0} chosen:', tasks.length);
    enable(this.none, tasks.length > 0);
    enable(this.compare, tasks.length >= 2);
    enable(this.cancel, tasks.some(isActive));
    enable(this.retry, tasks.some(isOver));
    enable(this.remove, tasks.some(isOver));
    this.exportAll.textContent = tasks.length > 0 ? t('Export…') : t('Export all shown…');
  }

  private async repeat(): Promise<void> {
    this.actions.say(await this.host.ask<'retry'>({ kind: 'retry', ids: this.ids(isOver) }));
  }

  private async export(): Promise<void> {
    const ids = this.ids(() => true);
    const what = ids.length > 0 ? { ids } : { query: this.actions.query() };
    const file = await this.host.ask<'export'>({ kind: 'export', ...what });
    if (file !== null) this.actions.say(t('Exported to {0}', file));
  }

  private ids(isWanted: (task: TaskSummary) => boolean): string[] {
    return this.actions
      .chosen()
      .filter(isWanted)
      .map(({ id }) => id);
  }
}

const isOver = ({ state }: TaskSummary): boolean => isFinal(state);
const isActive = (task: TaskSummary): boolean => !isOver(task);
