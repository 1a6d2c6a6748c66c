import type { TaskState } from '../tasks/task.ts';
import type { TaskSummary } from '../tasks/task-store.ts';

/** Name of the dataset that a viewer replaces while tasks run. */
export const timelineDataset = 'timeline';

/** One bar: a task from its latest start to its end, or to now. Times in milliseconds since the epoch. */
export interface TimelineBar {
  readonly task: string;
  readonly name: string;
  readonly state: TaskState;
  readonly start: number;
  readonly end: number;
  readonly seconds: number;
}

/** Colour of each state, by the theme of the viewer. */
export type StateColours = Readonly<Record<TaskState, string>>;

/** What a person calls each state, in the language of the viewer. */
export type StateWords = Readonly<Record<TaskState, string>>;

/** An expression for the word of the state that another expression gives. */
export const wordOf = (words: StateWords, state: string): string => `(${JSON.stringify(words)})[${state}]`;

const barPx = 20;

/**
 * Which tasks ran when.
 * @param tasks those that never started are left out
 * @param now milliseconds since the epoch
 */
export const timelineBars = (tasks: readonly TaskSummary[], now: number): TimelineBar[] =>
  tasks
    .flatMap((task) => {
      if (task.startedAt === null) return [];
      const end = task.finishedAt ?? now;
      const seconds = Math.round(Math.max(0, end - task.startedAt) / 10) / 100;
      return [{ task: task.id, name: nameOf(task), state: task.state, start: task.startedAt, end, seconds }];
    })
    .sort((a, b) => a.start - b.start);

/** A Gantt chart, one row per bar, in the order of the bars. */
export function timelineChart(
  bars: readonly TimelineBar[],
  colours: StateColours,
  words: StateWords,
): Readonly<Record<string, unknown>> {
  const states = [...new Set(bars.map(({ state }) => state))].sort();
  const colour = {
    field: 'state',
    type: 'nominal',
    scale: { domain: states, range: states.map((state) => colours[state]) },
    legend: { title: null, orient: 'bottom', symbolType: 'square', labelExpr: wordOf(words, 'datum.label') },
  };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    width: 'container',
    height: { step: barPx },
    autosize: { type: 'fit-x', contains: 'padding' },
    data: { name: timelineDataset, values: bars },
    transform: [{ calculate: wordOf(words, 'datum.state'), as: 'word' }],
    // The outline keeps a bar of a few milliseconds in sight.
    mark: { type: 'bar', height: { band: 0.7 }, minBandSize: 3, cornerRadius: 2, strokeWidth: 2, strokeJoin: 'round' },
    encoding: {
      y: {
        field: 'task',
        type: 'nominal',
        sort: bars.map(({ task }) => task),
        title: null,
        axis: { labelExpr: namesByTask(bars), labelLimit: 260, ticks: false, domain: false, grid: false },
      },
      x: { field: 'start', type: 'temporal', title: null, axis: { format: '%H:%M:%S', tickCount: 6, labelOverlap: 'greedy' } },
      x2: { field: 'end' },
      color: colour,
      stroke: colour,
      tooltip: [
        { field: 'name', type: 'nominal' },
        { field: 'task', type: 'nominal' },
        { field: 'word', type: 'nominal', title: 'state' },
        { field: 'start', type: 'temporal', format: '%H:%M:%S' },
        { field: 'seconds', type: 'quantitative', format: '.2f' },
      ],
    },
  };
}

const nameOf = ({ algorithm, problem, run }: TaskSummary): string => `${algorithm}${run > 0 ? ` ${run + 1}` : ''} · ${problem}`;

/** An expression that gives a row its name; ids alone keep rows apart. */
const namesByTask = (bars: readonly TimelineBar[]): string =>
  `(${JSON.stringify(Object.fromEntries(bars.map(({ task, name }) => [task, name])))})[datum.label]`;
