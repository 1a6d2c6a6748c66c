import { convergenceChart } from '../../../engine/charts/convergence.ts';
import { isFinal, type Task } from '../../../engine/tasks/task.ts';
import { element } from '../../renderer/element.ts';
import { Output } from '../../renderer/output.ts';
import { t } from '../../words.ts';
import { differencesSection, statisticsSection } from './comparison-tables.ts';
import type { Host } from './host.ts';
import type { Model } from './model.ts';
import { button, emptyNote } from './parts.ts';

/** More lines would not be read. */
const maxCompared = 100;

/** Several tasks in one chart and one table. */
export class CompareTab {
  readonly panel = element('div', { class: 'panel' });
  private readonly host: Host;
  private readonly showTask: (id: string) => void;
  private readonly say: (text: string) => void;
  private readonly notes = element('div');
  private readonly statistics = element('div');
  private readonly differences = element('div');
  private readonly place = element('div');
  private readonly bar = element('div', { class: 'heading' }, [element('h2', {}, [t('Comparison')])]);
  private output: Output | undefined;
  private ids: readonly string[] = [];
  private isActive = false;

  constructor(host: Host, model: Model, say: (text: string) => void, showTask: (id: string) => void) {
    this.host = host;
    this.showTask = showTask;
    this.say = say;
    this.bar.append(
      button(t('Export…'), async () => {
        const file = await host.ask<'export'>({ kind: 'export', ids: [...this.ids] });
        if (file !== null) say(t('Exported to {0}', file));
      }),
    );
    model.onChange((overview) => {
      const isOurs = overview?.health !== undefined && this.isActive;
      if (isOurs && !this.panel.hidden) this.read().catch((error: Error) => this.say(error.message)); // answers reject with errors only
    });
    this.panel.append(
      emptyNote(
        t(
          'Choose two or more tasks on the Tasks tab, then press Compare. For a group, press Show Details on its row of the Tasks view.',
        ),
      ),
    );
  }

  /** @param ids of at least two tasks */
  async show(ids: readonly string[]): Promise<void> {
    this.ids = ids.slice(0, maxCompared);
    this.output?.dispose();
    this.output = undefined;
    this.panel.replaceChildren(this.bar, this.notes, this.statistics, this.place, this.differences);
    await this.read();
    if (ids.length > maxCompared) this.say(t('The first {0} of {1} tasks are compared.', maxCompared, ids.length));
  }

  /** Takes over the colours of another theme. */
  async redraw(): Promise<void> {
    await this.output?.refresh();
  }

  private async read(): Promise<void> {
    const { ids } = this;
    const found = await this.host.ask<'tasks'>({ kind: 'tasks', ids: [...ids] });
    if (this.ids !== ids) return;
    const tasks = found.toSorted((a, b) => a.number - b.number);
    this.isActive = tasks.some(({ state }) => !isFinal(state));
    this.notes.replaceChildren(...notesOf(tasks).map((text) => element('p', { class: 'warning' }, [text])));
    if (tasks.length === 0) {
      delete this.statistics.dataset.drawn;
      this.statistics.replaceChildren();
      this.differences.replaceChildren();
      this.place.replaceChildren(emptyNote(t('These tasks have been deleted.')));
      return;
    }
    this.drawTables(tasks);
    this.output ??= new Output(this.place);
    await this.output.show(convergenceChart(tasks));
  }

  /** Only where figures are new, and never under the hand of somebody who is about to press something in them. */
  private drawTables(tasks: readonly Task[]): void {
    const figures = tasks.map((task) => [task.id, task.state, (task.result ?? task.progress)?.best_fitness]);
    const drawn = JSON.stringify(figures);
    if (this.statistics.dataset.drawn === drawn || this.differences.contains(document.activeElement)) return;
    this.statistics.dataset.drawn = drawn;
    this.statistics.replaceChildren(statisticsSection(tasks));
    this.differences.replaceChildren(differencesSection(tasks, this.showTask));
  }
}

/** What makes a comparison unfair. */
function notesOf(tasks: readonly Task[]): string[] {
  const kinds = (of: (task: Task) => unknown): number => new Set(tasks.map((task) => JSON.stringify(of(task)))).size;
  const problems = kinds(({ spec: { problem } }) => [problem.source, problem.dimensions, problem.lower, problem.upper]);
  return [
    ...(problems > 1 ? [t('These tasks solve different problems: their fitness cannot be compared.')] : []),
    ...(kinds(({ spec }) => spec.problem.objective) > 1 ? [t('Some of these tasks minimize and others maximize.')] : []),
    ...(kinds(({ spec }) => spec.stop) > 1
      ? [t('These tasks stop by different rules: see how many evaluations each spent.')]
      : []),
    ...(tasks.some(({ state }) => !isFinal(state)) ? [t('Not all of these tasks have finished.')] : []),
  ];
}
