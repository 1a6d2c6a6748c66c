import { convergenceDataset, type RunSummary } from '../../engine/charts/run-summary.ts';
import { t } from '../words.ts';

/** A Vega-Lite specification as it comes out of a notebook: anything. */
export type Spec = Readonly<Record<string, unknown>>;

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
  const summary = (spec.usermeta as { optimizehub?: RunSummary } | undefined)?.optimizehub;
  const data = spec.data as { name?: string; values?: object[] } | undefined;
  if (!Array.isArray(summary?.rows) || data?.name !== convergenceDataset || !Array.isArray(data.values)) return undefined;
  const { title: _title, usermeta: _usermeta, data: _data, ...drawn } = spec;
  const rest = inLanguage(drawn);
  return { spec: rest, values: data.values, summary, shape: JSON.stringify(rest) };
}

/** The names of axes and of what a hover shows in the language of the editor. */
function inLanguage(spec: Spec): Spec {
  const { x, y, tooltip, ...others } = (spec.encoding ?? {}) as Partial<Record<'x' | 'y', Named>> & { tooltip?: Named[] };
  const named = (channel: Named): Named => ({ ...channel, title: t(channel.title ?? channel.field ?? '') });
  const axes = { ...(x ? { x: named(x) } : {}), ...(y ? { y: named(y) } : {}) };
  return { ...spec, encoding: { ...axes, ...others, ...(tooltip ? { tooltip: tooltip.map(named) } : {}) } };
}

/** A channel of an encoding, which is named by its title or else by its field. */
interface Named {
  readonly title?: string;
  readonly field?: string;
}

/** The theme's colours in place of the ones for print, line by line in the same order. */
export function recolour(spec: Spec, palette: readonly string[]): Spec {
  const encoding = spec.encoding as { color?: { scale?: { domain?: unknown[]; range?: unknown[] } } } | undefined;
  const scale = encoding?.color?.scale;
  if (!encoding || !scale?.range) return spec;
  return { ...spec, encoding: { ...encoding, color: { ...encoding.color, scale: { ...scale, range: [...palette] } } } };
}

/** Names of the lines in the order of their colours. */
export function seriesColours(spec: Spec, palette: readonly string[]): ReadonlyMap<string, string> {
  const encoding = spec.encoding as { color?: { scale?: { domain?: string[] } } } | undefined;
  const domain = encoding?.color?.scale?.domain ?? [];
  return new Map(domain.map((name, i) => [name, palette[i % palette.length]]));
}
