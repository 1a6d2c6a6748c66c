import { inEnglish, type Sentence, say } from '../../sandbox/sentence.ts';
import type { Decoded } from '../problems/index.ts';
import type { Task } from '../tasks/task.ts';
import { packingChart } from './packing-chart.ts';
import { formatNumber } from './round.ts';
import { scheduleChart } from './schedule-chart.ts';
import { bestRow, summarize } from './summarize.ts';
import { tourChart } from './tour-chart.ts';

/** A Vega-Lite 5 specification with a title; it sets no fore- or background colours, so that a theme can. */
export interface SolutionSpec {
  readonly title: { readonly text: string; readonly [part: string]: unknown };
  /** The title as it can be told in other languages. */
  readonly usermeta: { readonly optimizehub: { readonly heading: Sentence } };
  readonly [part: string]: unknown;
}

/** A drawing of the best solution of a group of tasks; undefined where it is just numbers, or there is none yet. */
export function solutionChart(tasks: readonly Task[]): SolutionSpec | undefined {
  const best = bestRow(summarize(tasks));
  const decoded = tasks.find(({ id }) => id === best?.task)?.result?.decoded;
  if (best === undefined || decoded === undefined) return undefined;
  const heading = say('{0}, by {1}', headingOf(decoded), best.series);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    title: { text: inEnglish(heading), anchor: 'start', frame: 'group', fontSize: 13, offset: 12 },
    ...drawingOf(decoded),
    usermeta: { optimizehub: { heading } },
  };
}

function headingOf(decoded: Decoded): Sentence {
  if (decoded.kind === 'tour') return say('Tour of length {0}', formatNumber(decoded.length));
  if (decoded.kind === 'schedule') return say('Schedule of makespan {0}', formatNumber(decoded.makespan));
  return say('{0} items of value {1}', decoded.items.length, formatNumber(decoded.value, 15));
}

function drawingOf(decoded: Decoded): Readonly<Record<string, unknown>> {
  if (decoded.kind === 'tour') return tourChart(decoded);
  return decoded.kind === 'schedule' ? scheduleChart(decoded) : packingChart(decoded);
}
