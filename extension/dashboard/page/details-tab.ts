import { convergenceChart } from '../../../engine/charts/convergence.ts';
import { solutionChart } from '../../../engine/charts/solution-chart.ts';
import { writeConfig } from '../../../engine/config/write-config.ts';
import { problemTitle } from '../../../engine/tasks/problem-name.ts';
import { isFinal, type Task } from '../../../engine/tasks/task.ts';
import { element } from '../../renderer/element.ts';
import { Output } from '../../renderer/output.ts';
import { problemOf } from '../../tasks-view/describe.ts';
import { t } from '../../words.ts';
import type { Host } from './host.ts';
import type { Model } from './model.ts';
import { button, emptyNote, stateBadge } from './parts.ts';
import { noChartText, taskFacts } from './task-facts.ts';

/** How often a running task is read again at most; the engine tells that it has changed. */
const readMs = 500;

/** Everything about one task. */
export class DetailsTab {
  readonly panel = element('div', { class: 'panel' });
  private readonly host: Host;
  private readonly say: (text: string) => void;
  private readonly onTitle: (title: string) => void;
  private readonly heading = element('div', { class: 'heading' });
  private readonly chartPlace = element('div');
  private readonly solutionPlace = element('div');
  private readonly rest = element('div');
  private output: Output | undefined;
  private solution: Output | undefined;
  private id: string | undefined;
  private timer = 0;
  private isReading = false;

  constructor(host: Host, model: Model, say: (text: string) => void, onTitle: (title: string) => void) {
    this.host = host;
    this.say = say;
    this.onTitle = onTitle;
    model.onChange((overview) => {
      const isOurs = overview
        ? overview.changed.some(({ id }) => id === this.id) || overview.deleted.some((id) => id === this.id)
        : model.link.kind === 'connected';
      if (isOurs && this.id !== undefined && !this.panel.hidden) this.readSoon();
    });
    this.panel.append(emptyNote(t('Select a task on another tab or in the Tasks view to see its details.')));
  }

  /** Reads the task and shows it. */
  async show(id: string): Promise<void> {
    if (id !== this.id) this.clear();
    this.id = id;
    await this.read();
  }

  /** Takes over the colours of another theme. */
  async redraw(): Promise<void> {
    await Promise.all([this.output?.refresh(), this.solution?.refresh()]);
  }

  private clear(): void {
    delete this.rest.dataset.drawn;
    this.output?.dispose();
    this.solution?.dispose();
    this.output = undefined;
    this.solution = undefined;
    for (const place of [this.heading, this.chartPlace, this.solutionPlace, this.rest]) place.replaceChildren();
    this.panel.replaceChildren(this.heading, this.chartPlace, this.solutionPlace, this.rest);
  }

  private readSoon(): void {
    if (this.timer !== 0) return;
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      this.read().catch((error: Error) => this.say(error.message)); // answers reject with errors only
    }, readMs);
  }

  private async read(): Promise<void> {
    const { id } = this;
    if (id === undefined || this.isReading) return;
    this.isReading = true;
    try {
      const [task] = await this.host.ask<'tasks'>({ kind: 'tasks', ids: [id] });
      if (this.id !== id) return;
      if (task) await this.draw(task);
      else this.panel.replaceChildren(emptyNote(t('There is no task {0} any more; it was deleted.', id)));
    } finally {
      this.isReading = false;
      if (this.id !== id) await this.read();
    }
  }

  private async draw(task: Task): Promise<void> {
    const drawn = JSON.stringify([task.id, task.transitions.length]);
    if ((task.result ?? task.progress)?.trace.evaluations.length) {
      this.output ??= new Output(this.chartPlace, { tellsErrors: false });
      await this.output.show(convergenceChart([task]));
    } else {
      this.output?.dispose();
      this.output = undefined;
      this.chartPlace.replaceChildren(emptyNote(noChartText(task)));
    }
    // Buttons and texts change with transitions only; in between the person may be reading or about to press one.
    if (this.rest.dataset.drawn === drawn && this.rest.childElementCount > 0) return;
    this.rest.dataset.drawn = drawn;
    this.onTitle(t('Task {0}', task.id));
    const hadFocus = this.heading.contains(document.activeElement);
    this.heading.replaceChildren(...headingOf(task, this.buttons(task)));
    // The button that was pressed may have no sense any more.
    if (hadFocus) this.heading.querySelector('button')?.focus();
    this.rest.replaceChildren(...taskFacts(task));
    const chart = solutionChart([task]);
    if (!chart) return;
    this.solution ??= new Output(this.solutionPlace);
    await this.solution.show(chart);
  }

  private buttons(task: Task): HTMLElement[] {
    const { host, say } = this;
    const { id } = task;
    const config = writeConfig(task.spec);
    const isOver = isFinal(task.state);
    return [
      ...(isOver ? [] : [button(t('Cancel'), () => host.ask<'cancel'>({ kind: 'cancel', ids: [id] }))]),
      ...(isOver ? [button(t('Retry'), () => host.ask<'retry'>({ kind: 'retry', ids: [id] }).then(say))] : []),
      button(t('Copy Id'), () => host.ask<'copy'>({ kind: 'copy', text: id }).then(() => say(t('The id was copied.')))),
      button(t('Copy Config'), () =>
        host.ask<'copy'>({ kind: 'copy', text: config }).then(() => say(t('The config was copied.'))),
      ),
      button(t('Open Config in Notebook'), () => host.ask<'open'>({ kind: 'open', id })),
      button(t('Export…'), async () => {
        const file = await host.ask<'export'>({ kind: 'export', ids: [id] });
        if (file !== null) say(t('Exported to {0}', file));
      }),
      ...(isOver ? [button(t('Delete…'), () => host.ask<'delete'>({ kind: 'delete', ids: [id] }).then(() => this.read()))] : []),
    ];
  }
}

const headingOf = (task: Task, buttons: readonly HTMLElement[]): HTMLElement[] => [
  element('h2', {}, [
    t('{0} on {1}', task.spec.algorithm.name, problemOf({ problem: problemTitle(task.spec) })),
    ' ',
    stateBadge(task.state),
  ]),
  element('div', { class: 'actions', role: 'group', 'aria-label': t('With this task') }, buttons),
];
