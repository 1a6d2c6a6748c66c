import { convergenceChart } from '../../../engine/charts/convergence.ts';
import { decodedFacts } from '../../../engine/charts/decoded-facts.ts';
import { formatNumber, formatSeconds } from '../../../engine/charts/round.ts';
import { solutionChart } from '../../../engine/charts/solution-chart.ts';
import { writeConfig } from '../../../engine/config/write-config.ts';
import { problemName } from '../../../engine/tasks/problem-name.ts';
import { isFinal, type Task } from '../../../engine/tasks/task.ts';
import { element } from '../../renderer/element.ts';
import { Output } from '../../renderer/output.ts';
import { say as inWords } from '../../say.ts';
import type { Host } from './host.ts';
import type { Model } from './model.ts';
import { button, emptyNote, factList, section, stateBadge, timeText } from './parts.ts';

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
      const isOurs = overview?.changed.some(({ id }) => id === this.id) ?? model.link.kind === 'connected';
      if (isOurs && this.id !== undefined && !this.panel.hidden) this.readSoon();
    });
    this.panel.append(emptyNote('Choose a task on the other tabs or in the Tasks view, and everything about it shows here.'));
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
      else this.panel.replaceChildren(emptyNote(inWords('There is no task {0} any more; it was deleted.', id)));
    } finally {
      this.isReading = false;
      if (this.id !== id) await this.read();
    }
  }

  private async draw(task: Task): Promise<void> {
    const drawn = JSON.stringify([task.id, task.transitions.length]);
    if ((task.result ?? task.progress)?.trace.evaluations.length) {
      this.output ??= new Output(this.chartPlace);
      await this.output.show(convergenceChart([task]));
    } else
      this.chartPlace.replaceChildren(emptyNote(isFinal(task.state) ? 'Nothing was evaluated.' : 'Nothing is evaluated yet.'));
    // Buttons and texts change with transitions only; in between the person may be reading or about to press one.
    if (this.rest.dataset.drawn === drawn && this.rest.childElementCount > 0) return;
    this.rest.dataset.drawn = drawn;
    this.onTitle(inWords('Task {0}', task.id));
    this.heading.replaceChildren(...headingOf(task, this.buttons(task)));
    this.rest.replaceChildren(...restOf(task));
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
      ...(isOver ? [] : [button('Cancel', () => host.ask<'cancel'>({ kind: 'cancel', ids: [id] }))]),
      ...(isOver ? [button('Retry', () => host.ask<'retry'>({ kind: 'retry', ids: [id] }))] : []),
      button('Copy Id', () => host.ask<'copy'>({ kind: 'copy', text: id }).then(() => say(inWords('The id was copied.')))),
      button('Copy Config', () =>
        host.ask<'copy'>({ kind: 'copy', text: config }).then(() => say(inWords('The config was copied.'))),
      ),
      button('Open Config in Notebook', () => host.ask<'open'>({ kind: 'open', config })),
      button('Export…', async () => {
        const file = await host.ask<'export'>({ kind: 'export', ids: [id] });
        if (file !== null) say(inWords('Exported to {0}', file));
      }),
      ...(isOver ? [button('Delete…', () => host.ask<'delete'>({ kind: 'delete', ids: [id] }).then(() => this.read()))] : []),
    ];
  }
}

const headingOf = (task: Task, buttons: readonly HTMLElement[]): HTMLElement[] => [
  element('h2', {}, [
    inWords('{0} on {1}', task.spec.algorithm.name, problemName(task.spec) || inWords('a custom fitness')),
    ' ',
    stateBadge(task.state),
  ]),
  element('div', { class: 'actions', role: 'group', 'aria-label': inWords('With this task') }, buttons),
];

function restOf(task: Task): HTMLElement[] {
  const { spec, error, result, ranOn } = task;
  const decoded = result?.decoded ? decodedFacts(result.decoded) : [];
  return [
    ...(error
      ? [
          section('Error', [
            element('p', { class: 'error' }, [error.message]),
            element('p', { class: 'note' }, [inWords(errorKinds[error.kind])]),
            ...(error.trace
              ? [element('pre', { class: 'trace', tabindex: '0', 'aria-label': inWords('Trace') }, [error.trace])]
              : []),
          ]),
        ]
      : []),
    ...(decoded.length > 0 ? [section('Decoded solution', [factList(decoded)])] : []),
    element('div', { class: 'columns' }, [
      section('Config', [
        element('pre', { class: 'config', tabindex: '0', 'aria-label': inWords('Config that repeats this task') }, [
          writeConfig(spec),
        ]),
      ]),
      section('Task', [
        factList([
          ['Id', task.id],
          ['Group', task.group],
          ['Number', String(task.number)],
          ['Seed', String(spec.seed)],
          ['Run', String(spec.run + 1)],
          ['Attempt', String(task.attempt)],
          ['Priority', String(task.priority)],
          ['Soft and hard limit', `${formatSeconds(spec.limits.soft_seconds)}, ${formatSeconds(spec.limits.hard_seconds)}`],
          ['Sandbox', spec.fitness ? (result?.sandbox ?? spec.fitness.driver) : inWords('none: a built-in function')],
          ['Host', ranOn?.host ?? inWords('not recorded')],
          ['OptimizeHub', ranOn ? ranOn.version : inWords('not recorded')],
          ['Node', ranOn ? ranOn.node : inWords('not recorded')],
        ]),
      ]),
      section('Transitions', [transitionsTable(task)]),
    ]),
    section('Parameters', [
      factList(
        Object.entries(spec.algorithm.params).map(([name, value]) => [
          name,
          typeof value === 'number' ? formatNumber(value) : value,
        ]),
      ),
    ]),
  ];
}

const errorKinds = {
  user: 'Something in the config or the fitness; it is not tried again by itself.',
  infrastructure: 'A fault of the surroundings; it was tried again before it failed.',
  bug: 'A fault of OptimizeHub; please report it with the trace.',
} as const;

function transitionsTable({ transitions }: Task): HTMLElement {
  const rows = transitions.map(({ state, at }, k) => {
    const next = transitions[k + 1];
    return element('tr', {}, [
      element('th', { scope: 'row' }, [stateBadge(state)]),
      element('td', {}, [timeText(at)]),
      element('td', { class: 'number' }, [next ? formatSeconds((next.at - at) / 1000) : '']),
    ]);
  });
  const headings = ['State', 'Since', 'For'].map((text) => element('th', { scope: 'col' }, [inWords(text)]));
  return element('table', { class: 'list', 'aria-label': inWords('Transitions') }, [
    element('thead', {}, [element('tr', {}, headings)]),
    element('tbody', {}, rows),
  ]);
}
