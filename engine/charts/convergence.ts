import { inEnglish, type Sentence, say } from '../../sandbox/sentence.ts';
import { stopReasons } from '../tasks/stop-reasons.ts';
import type { Task } from '../tasks/task.ts';
import { foresee } from './foresee.ts';
import { logLabels } from './log-axis.ts';
import { formatNumber, formatSeconds, roundSignificant } from './round.ts';
import { convergenceDataset, type RunSummary } from './run-summary.ts';
import { pickScales, type ScaleType } from './scales.ts';
import { bestRow, summarize } from './summarize.ts';

/** A Vega-Lite 5 unit specification; it sets no fore- or background colours, so that a theme can. */
export interface VegaLiteSpec {
  readonly $schema: string;
  readonly title: { readonly text: string; readonly subtitle: string };
  readonly data: { readonly name: string; readonly values: readonly ConvergencePoint[] };
  readonly usermeta: { readonly optimizehub: RunSummary };
  readonly [part: string]: unknown;
}

/** One point of a step line. */
export interface ConvergencePoint {
  readonly series: string;
  readonly algorithm: string;
  readonly evaluations: number;
  readonly best_fitness: number;
  /** Where a value that a logarithmic axis cannot show is drawn instead: one decade below the smallest that it can. */
  readonly drawn_at?: number;
}

// Over all lines; with a picture this keeps a saved output well under 200 KB.
const maxPoints = 1_000;
// While it moves, a chart is sent several times a second.
const maxPointsRunning = 400;
// Distinct for colour-blind eyes and readable on white and on near-black.
const palette = ['#2b83c6', '#d9730d', '#12a37a', '#c96ba0', '#b58900', '#56b4e9', '#8c6bd1', '#8a8a8a'];

/** Best fitness over evaluations, one step line per task. */
export function convergenceChart(tasks: readonly Task[]): VegaLiteSpec {
  const summary = summarize(tasks);
  const scales = pickScales(tasks, foresee(tasks));
  const points = pointsOf(tasks, summary, scales.fitness);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    title: { text: summary.title, subtitle: inEnglish(sayResult(summary)), ...titleLayout },
    width: 'container',
    height: 260,
    autosize: { type: 'fit', contains: 'padding' },
    data: { name: convergenceDataset, values: points },
    transform: [{ calculate: 'isValid(datum.drawn_at) ? datum.drawn_at : datum.best_fitness', as: 'height' }],
    mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2, point: { opacity: 0, size: 60 } },
    encoding: encodingOf(summary, scales.fitness, scales.evaluations),
    usermeta: { optimizehub: summary },
  };
}

const titleLayout = {
  anchor: 'start',
  frame: 'group',
  fontSize: 13,
  subtitleFontSize: 12,
  subtitlePadding: 4,
  offset: 12,
  limit: 700,
};

// Grid lines at the powers of ten only, and exponents where zeros would have to be counted.
const logAxis = {
  gridWidth: { condition: { test: 'abs(log(datum.value) / LN10 - round(log(datum.value) / LN10)) < 1e-6', value: 1 }, value: 0 },
  labelExpr: logLabels('y', "(datum.value < 1e-3 || datum.value >= 1e6 ? format(datum.value, '~e') : format(datum.value, '~g'))"),
};
const countLabel = "format(datum.value, '~s')";

function encodingOf(summary: RunSummary, fitness: ScaleType, evaluations: ScaleType) {
  const several = summary.rows.length > 1;
  // More lines than colours: the runs of one algorithm share its colour.
  const coloured = summary.rows.length > palette.length ? 'algorithm' : 'series';
  const names = [...new Set(summary.rows.map((row) => row[coloured]))];
  return {
    x: {
      field: 'evaluations',
      type: 'quantitative',
      title: 'evaluations',
      scale: { type: evaluations, nice: false, ...(evaluations === 'linear' ? { zero: true } : {}) },
      axis: {
        labelExpr: evaluations === 'log' ? logLabels('x', countLabel) : countLabel,
        tickCount: 8,
        grid: false,
        labelOverlap: 'greedy',
      },
    },
    y: {
      field: 'height',
      type: 'quantitative',
      title: 'best fitness',
      scale: fitness === 'log' ? { type: 'log', nice: false } : { type: 'linear', zero: false },
      axis: { ...(fitness === 'log' ? logAxis : { format: '~g' }), tickCount: 6, labelOverlap: 'greedy', minExtent: 44 },
    },
    color: {
      field: coloured,
      type: 'nominal',
      scale: { domain: names, range: palette },
      legend: several ? { title: null, orient: 'bottom', columns: 3, symbolType: 'stroke', labelLimit: 240 } : null,
    },
    detail: { field: 'series', type: 'nominal' },
    tooltip: [
      { field: 'series', type: 'nominal' },
      { field: 'evaluations', type: 'quantitative', format: ',' },
      { field: 'best_fitness', type: 'quantitative', title: 'best fitness', format: '.6~g' },
    ],
  };
}

function pointsOf(tasks: readonly Task[], summary: RunSummary, scale: ScaleType): ConvergencePoint[] {
  const limit = summary.running ? maxPointsRunning : maxPoints;
  const perSeries = Math.max(2, Math.floor(limit / Math.max(1, tasks.length)));
  const points = tasks.flatMap((task, index) => {
    const { series, algorithm } = summary.rows[index]!;
    return stepsOf(task, perSeries).map(([evaluations, fitness]) => ({
      series,
      algorithm,
      evaluations,
      best_fitness: roundSignificant(fitness),
    }));
  });
  if (scale === 'linear' || points.every((point) => point.best_fitness > 0)) return points;
  const positive = points.map((point) => point.best_fitness).filter((value) => value > 0);
  const floor = positive.length === 0 ? 1e-16 : Math.max(Math.min(...positive) / 10, Number.MIN_VALUE);
  return points.map((point) => (point.best_fitness > 0 ? point : { ...point, drawn_at: roundSignificant(floor) }));
}

/** The trace, thinned evenly with both ends kept, and carried on to the last evaluation. */
function stepsOf(task: Task, limit: number): [evaluations: number, fitness: number][] {
  const run = task.result ?? task.progress;
  if (run === undefined) return [];
  const { evaluations, best_fitness } = run.trace;
  const steps = evaluations.map((at, index): [number, number] => [at, best_fitness[index]!]);
  const last = steps.at(-1);
  if (last !== undefined && run.best_fitness !== null && last[0] < run.evaluations)
    steps.push([run.evaluations, run.best_fitness]);
  if (steps.length <= limit) return steps;
  return Array.from({ length: limit }, (_, k) => steps[Math.round((k * (steps.length - 1)) / (limit - 1))]!);
}

/** The short result line. */
export function sayResult(summary: RunSummary): Sentence {
  const { rows, running } = summary;
  const best = bestRow(summary);
  const finished = rows.filter((row) => row.stop_reason !== null || row.error !== null).length;
  if (best === undefined) return running ? say('starting') : say('no result');
  const fitness = say('best {0}', formatNumber(best.best_fitness!));
  if (rows.length > 1) {
    const state = running ? say('{0} of {1} finished', finished, rows.length) : say('finished');
    return say('{0} by {1} · {2}', fitness, best.series, state);
  }
  return say(
    '{0} · {1} evaluations · {2} iterations · {3} · {4}',
    fitness,
    formatNumber(best.evaluations, 9),
    formatNumber(best.iterations, 9),
    formatSeconds(best.seconds),
    running ? say('running') : best.stop_reason ? stopReasons[best.stop_reason] : say('failed'),
  );
}
