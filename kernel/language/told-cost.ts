import { parseConfig } from '../../engine/config/parse.ts';
import { t } from '../words.ts';
import { costOf, type Measure } from './cost.ts';
import { costDetails, costLabel, costText } from './cost-label.ts';

/** What the runs of a config will cost, as it is told beside a line of it. */
export interface ToldCost {
  /** What fits beside the line; undefined where nothing does. */
  readonly label: string | undefined;
  /** The same at any length, under its name; Markdown. */
  readonly summary: string;
  /** What the label leaves out; Markdown. */
  readonly tooltip: string;
  /** A table of every algorithm; Markdown. */
  readonly details: string;
}

/** Undefined where a config cannot be read. @param cores that runs share */
export function toldCost(text: string, measure: Measure, cores: number): ToldCost | undefined {
  const parsed = parseConfig(text);
  if (!parsed.ok) return undefined;
  const { config } = parsed;
  const costs = costOf(config, measure);
  const whole = costText(costs, config.runs, cores);
  if (whole === undefined) return undefined;
  const label = costLabel(costs, config.runs, cores);
  const details = costDetails(costs, config.runs);
  const tooltip = whole === label ? details : `${whole}\n\n${details}`;
  return { label, summary: t('**Cost**: {0}', whole), tooltip, details };
}

/** Characters of a line beside which a cost is seen whole in a cell, where nothing scrolls or wraps by itself. */
const shortLine = 44;

/**
 * The line whose end tells the cost, and whose hovers do: that which names the algorithm, or the next key's that is short where several
 * algorithms make that line long.
 */
export function lineOfCost(text: string): number | undefined {
  const lines = text.split('\n');
  const named = lines.findIndex((candidate) => /^["' {]*algorithms?["']?\s*:/.test(candidate));
  const first = lines[named];
  if (first === undefined) return undefined;
  if (first.length <= shortLine) return named;
  const isShort = (candidate: string, i: number): boolean =>
    i >= named && /^["']?[\w-]+["']?\s*:/.test(candidate) && candidate.trimEnd().length <= shortLine;
  const short = lines.findIndex(isShort);
  return short < 0 ? named : short;
}
