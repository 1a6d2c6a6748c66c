import type { Throughput } from '../monitor/throughput.ts';
import { type FinalState, finalStates } from '../tasks/task.ts';
import { roundSignificant } from './round.ts';
import { type StateColours, type StateWords, wordOf } from './timeline.ts';

/** Name of the dataset that a viewer replaces as time goes on. */
export const throughputDataset = 'throughput';

/** How many tasks ended in one way in one bar. Times in milliseconds since the epoch. */
export interface EndsBar {
  readonly start: number;
  readonly end: number;
  readonly state: FinalState;
  readonly tasks: number;
  readonly per_minute: number;
  /** Where it is drawn: upon the other ways to end of the same bar. */
  readonly low: number;
  readonly high: number;
  /** The bar is not over: more may end within it. */
  readonly so_far: boolean;
}

/** How fast candidates were evaluated in one bar. */
export interface SpeedBar {
  readonly start: number;
  readonly end: number;
  readonly per_second: number;
  /** The bar is not over: more may be evaluated within it. */
  readonly so_far: boolean;
}

const minuteMs = 60_000;

/** Only what is there: no bar of none. @param now of the viewer, in milliseconds since the epoch */
export const endsBars = ({ bars, barMs }: Throughput, now: number): EndsBar[] =>
  bars.flatMap(({ at, ended }) => {
    let high = 0;
    return finalStates
      .filter((state) => ended[state] > 0)
      .map((state) => {
        const per_minute = roundSignificant((ended[state] * minuteMs) / barMs, 4);
        const low = high;
        high += per_minute;
        return { start: at, end: at + barMs, state, tasks: ended[state], per_minute, low, high, so_far: at + barMs > now };
      });
  });

/** Only what is there: no bar of none. @param now of the viewer, in milliseconds since the epoch */
export const speedBars = ({ bars, barMs }: Throughput, now: number): SpeedBar[] =>
  bars
    .filter(({ evaluations }) => evaluations > 0)
    .map(({ at, evaluations }) => ({
      start: at,
      end: at + barMs,
      per_second: roundSignificant((evaluations * 1000) / barMs, 4),
      so_far: at + barMs > now,
    }));

/** Tasks that ended per minute, one upon the other by how they ended. */
export const endsChart = (data: Throughput, bars: readonly EndsBar[], colours: StateColours, words: StateWords): ChartSpec => ({
  ...frame(bars),
  transform: [{ calculate: wordOf(words, 'datum.state'), as: 'word' }],
  mark: { type: 'rect', stroke: null },
  encoding: {
    ...timeOf(data),
    y: rate('high', 'tasks per minute'),
    y2: { field: 'low' },
    color: {
      field: 'state',
      type: 'nominal',
      scale: { domain: finalStates, range: finalStates.map((state) => colours[state]) },
      legend: { title: null, orient: 'bottom', symbolType: 'square', labelExpr: wordOf(words, 'datum.label') },
    },
    opacity: paleWhileGoingOn,
    tooltip: [
      ...times,
      { field: 'word', type: 'nominal', title: 'state' },
      { field: 'tasks', type: 'quantitative', format: ',' },
      { field: 'per_minute', type: 'quantitative', title: 'per minute', format: ',.3~r' },
      soFar,
    ],
  },
});

/** Evaluations per second, of all runs together. */
export const speedChart = (data: Throughput, bars: readonly SpeedBar[], colours: StateColours): ChartSpec => ({
  ...frame(bars),
  mark: { type: 'rect', stroke: null, color: colours.STARTED },
  encoding: {
    ...timeOf(data),
    y: rate('per_second', 'evaluations per second'),
    y2: { datum: 0 },
    opacity: paleWhileGoingOn,
    tooltip: [...times, { field: 'per_second', type: 'quantitative', title: 'per second', format: ',.3~r' }, soFar],
  },
});

/** What is not over yet counts as far as it is, and is told apart: to reckon it up would make a trend of a few tasks at once. */
const paleWhileGoingOn = { condition: { test: 'datum.so_far', value: 0.45 }, value: 1 };

type ChartSpec = Readonly<Record<string, unknown>>;

const frame = (values: readonly object[]) => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
  width: 'container',
  height: 130,
  autosize: { type: 'fit-x', contains: 'padding' },
  data: { name: throughputDataset, values },
});

/** All of the time that was asked for, also where nothing was done. */
const timeOf = ({ bars, barMs }: Throughput) => ({
  x: {
    field: 'start',
    type: 'temporal',
    title: null,
    // As expressions: numbers become calls of datetime(), which interpreters without `eval` take for years.
    scale: { domainMin: { expr: `${bars[0]?.at ?? 0}` }, domainMax: { expr: `${(bars.at(-1)?.at ?? 0) + barMs}` } },
    axis: { format: '%H:%M', tickCount: 6, labelOverlap: 'greedy', grid: false },
  },
  x2: { field: 'end' },
});

const soFar = { field: 'so_far', type: 'nominal', title: 'so far' };

const times = [
  { field: 'start', type: 'temporal', title: 'from', format: '%H:%M' },
  { field: 'end', type: 'temporal', title: 'to', format: '%H:%M' },
];

const rate = (field: string, title: string) => ({
  field,
  type: 'quantitative',
  title,
  scale: { domainMin: 0 },
  axis: { tickCount: 4, labelExpr: "format(datum.value, datum.value >= 1000 ? '~s' : ',.3~r')", minExtent: 44 },
});
