import { convergenceChart } from '../../../engine/charts/convergence.ts';
import { isFinal, type Task } from '../../../engine/tasks/task.ts';
import { element } from '../../renderer/element.ts';
import { Output } from '../../renderer/output.ts';
import { say as inWords } from '../../say.ts';
import type { Host } from './host.ts';
import type { Model } from './model.ts';
import { button, emptyNote } from './parts.ts';

/** As many lines as a chart shows apart from each other, and more would not be read. */
const maxCompared = 24;

/** Several tasks in one chart and one table. */
export class CompareTab {
  readonly panel = element('div', { class: 'panel' });
  private readonly host: Host;
  private readonly say: (text: string) => void;
  private readonly notes = element('div');
  private readonly place = element('div');
  private readonly bar = element('div', { class: 'actions' });
  private output: Output | undefined;
  private ids: readonly string[] = [];
  private isActive = false;

  constructor(host: Host, model: Model, say: (text: string) => void) {
    this.host = host;
    this.say = say;
    this.bar.append(
      button('Export…', async () => {
        const file = await host.ask<'export'>({ kind: 'export', ids: [...this.ids] });
        if (file !== null) say(inWords('Exported to {0}', file));
      }),
    );
    model.onChange((overview) => {
      const isOurs = overview?.health !== undefined && this.isActive;
      if (isOurs && !this.panel.hidden) this.read().catch((error: Error) => this.say(error.message)); // answers reject with errors only
    });
    this.panel.append(emptyNote('Choose two or more tasks on the Tasks tab, then Compare.'));
  }

  /** @param ids of at least two tasks */
  async show(ids: readonly string[]): Promise<void> {
    this.ids = ids.slice(0, maxCompared);
    this.output?.dispose();
    this.output = undefined;
    this.panel.replaceChildren(this.bar, this.notes, this.place);
    await this.read();
    if (ids.length > maxCompared) this.say(inWords('The first {0} of {1} tasks are compared.', maxCompared, ids.length));
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
      this.place.replaceChildren(emptyNote('None of these tasks is there any more.'));
      return;
    }
    this.output ??= new Output(this.place);
    await this.output.show(convergenceChart(tasks));
  }
}

/** What makes a comparison unfair. */
function notesOf(tasks: readonly Task[]): string[] {
  const kinds = (of: (task: Task) => unknown): number => new Set(tasks.map((task) => JSON.stringify(of(task)))).size;
  const problems = kinds(({ spec: { problem } }) => [problem.source, problem.dimensions, problem.lower, problem.upper]);
  return [
    ...(problems > 1 ? [inWords('These tasks solve different problems: their fitness cannot be compared.')] : []),
    ...(kinds(({ spec }) => spec.problem.objective) > 1 ? [inWords('Some of these tasks minimize and others maximize.')] : []),
    ...(kinds(({ spec }) => spec.stop) > 1
      ? [inWords('These tasks stop by different rules: see how many evaluations each spent.')]
      : []),
    ...(tasks.some(({ state }) => !isFinal(state)) ? [inWords('Not all of these tasks have finished.')] : []),
  ];
}
