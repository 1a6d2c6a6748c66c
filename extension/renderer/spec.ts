import { convergenceDataset, type RunSummary } from '../../engine/charts/run-summary.ts';
import type { Sentence } from '../../sandbox/sentence.ts';
import { t, tell } from '../words.ts';

/** A Vega-Lite specification as it comes out of a notebook: anything. */
export type Spec = Readonly<Record<string, unknown>>;

/** Whether it could be one: an object. What is wrong inside is told by the compiler of Vega-Lite. */
export const isSpec = (value: unknown): value is Spec => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A chart of ours, taken apart: the data and the words are drawn anew without touching the rest. */
export interface OurChart {
  readonly spec: Spec;
  readonly values: readonly object[];
  readonly summary: RunSummary;
  /** Changes when the chart has to be built anew. */
  readonly shape: string;
}

/** Undefined when the chart is not one of ours. */
export function takeApart(spec: Spec): OurChart | undefined {
  const summary = (spec.usermeta as { optimizehub?: RunSummary } | undefined)?.optimizehub; // anything may come: looked at below
  const data = spec.data as { name?: string; values?: object[] } | undefined; // anything may come: looked at below
  if (!Array.isArray(summary?.rows) || data?.name !== convergenceDataset || !Array.isArray(data.values)) return undefined;
  const { title: _title, usermeta: _usermeta, data: _data, ...drawn } = spec;
  const rest = inLanguage(drawn);
  return { spec: rest, values: data.values, summary, shape: JSON.stringify(rest) };
}

/** A drawing of ours beside the chart, such as a tour, with its words in the language of the editor; another's as it is. */
export function translateDrawing(spec: Spec): Spec {
  const heading = (spec.usermeta as { optimizehub?: { heading?: Sentence } } | undefined)?.optimizehub?.heading; // ours have it
  if (heading === undefined) return spec;
  return { ...inLanguage(spec), title: { ...(spec.title as object), text: tell(heading) } }; // ours is an object
}

/** The names of axes, of a legend and of what a hover shows in the language of the editor, in each layer. */
export function inLanguage(spec: Spec): Spec {
  const { x, y, color, tooltip, ...others } = (spec.encoding ?? {}) as Encoding; // ours are written so
  const axes = { ...(x ? { x: named(x) } : {}), ...(y ? { y: named(y) } : {}) };
  const colours = color ? { color: color.title ? named(color) : color } : {};
  const encoding = { ...axes, ...colours, ...others, ...(tooltip ? { tooltip: tooltip.map(named) } : {}) };
  const layers = Array.isArray(spec.layer) ? { layer: spec.layer.map(inLanguage) } : {};
  return { ...spec, ...(spec.encoding ? { encoding } : {}), ...layers };
}

const named = (channel: Named): Named =>
  channel.title === null ? channel : { ...channel, title: t(channel.title ?? channel.field ?? '') };

/** A channel of an encoding, which is named by its title or else by its field; by nothing where the title is null. */
interface Named {
  readonly title?: string | null;
  readonly field?: string;
}

interface Encoding {
  readonly x?: Named;
  readonly y?: Named;
  readonly color?: Named;
  readonly tooltip?: readonly Named[];
}

/** The theme's colours in place of the ones for print, line by line in the same order. */
export function recolour(spec: Spec, palette: readonly string[]): Spec {
  const encoding = spec.encoding as { color?: { scale?: { domain?: unknown[]; range?: unknown[] } } } | undefined; // looked at below
  const scale = encoding?.color?.scale;
  if (!encoding || !scale?.range) return spec;
  return { ...spec, encoding: { ...encoding, color: { ...encoding.color, scale: { ...scale, range: [...palette] } } } };
}

/** Names of the lines in the order of their colours. */
export function seriesColours(spec: Spec, palette: readonly string[]): ReadonlyMap<string, string> {
  const encoding = spec.encoding as { color?: { scale?: { domain?: string[] } } } | undefined; // of a chart that was taken apart
  const domain = encoding?.color?.scale?.domain ?? [];
  return new Map(domain.map((name, i) => [name, palette[i % palette.length]]));
}
