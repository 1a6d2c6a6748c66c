/** The cost of a run in words. */
import { t } from '../words.ts';
import type { RunCost } from './cost.ts';

/** From here on memory is told beside the time. */
const largeBytes = 256e6;

/** Characters of all hints of a line that VS Code shows by default (editor.inlayHints.maximumLength); it cuts off what is longer. */
export const longestLabel = 43;

/** A few words at the end of a line, such as "≈ 30,000 evaluations, ≈ 0.2 s, ≈ 1.6 GB"; `costText` has what does not fit. @param cores that runs share */
export function costLabel(costs: readonly RunCost[], runs: number, cores: number): string | undefined {
  const whole = costText(costs, runs, cores);
  if (whole === undefined || whole.length <= longestLabel) return whole;
  const seconds = secondsOfAll(costs, runs, cores);
  const searching = seconds === undefined ? undefined : timeText(seconds);
  const time = searching !== undefined && isSandboxed(costs) ? t('{0} + start', searching) : searching;
  const bytes = Math.max(...costs.map((cost) => cost.bytes));
  const memory = bytes < largeBytes ? undefined : `≈ ${sizeText(bytes)}`;
  const shorter = [
    [evaluationsText(costs, runs, exactText), time, memory],
    [evaluationsText(costs, runs, roundText), time, memory],
    [reachedText(costs, runs), time, memory],
    [time, memory],
  ].map(joined);
  return shorter.find((text) => text !== undefined && text.length <= longestLabel);
}

/** The same at any length. */
export function costText(costs: readonly RunCost[], runs: number, cores: number): string | undefined {
  if (costs.length === 0) return undefined;
  const seconds = secondsOfAll(costs, runs, cores);
  const bytes = Math.max(...costs.map((cost) => cost.bytes));
  const count = runs * costs.length;
  // That of several runs is not the limit of each.
  const isLimit = count === 1 && costs[0]?.reached !== undefined;
  return joined([
    evaluationsText(costs, runs, exactText),
    seconds === undefined ? undefined : durationText(timeText(seconds), isLimit, isSandboxed(costs)),
    bytes < largeBytes ? undefined : memoryText(bytes, count),
  ]);
}

function durationText(time: string, isLimit: boolean, isSandboxed: boolean): string {
  if (isLimit && isSandboxed) return t('{0} until the time limit, and the start of the sandbox', time);
  if (isLimit) return t('{0} until the time limit', time);
  return isSandboxed ? t('{0} + start of the sandbox', time) : time;
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  const told = parts.filter((part) => part !== undefined);
  return told.length === 0 ? undefined : told.join(', ');
}

const secondsOfAll = (costs: readonly RunCost[], runs: number, cores: number): number | undefined =>
  costs.every(({ seconds }) => seconds !== undefined) ? elapsed(costs, runs, cores) : undefined;

const isSandboxed = (costs: readonly RunCost[]): boolean => costs.some((cost) => cost.isSandboxed);

const exactText = (count: number): string => count.toLocaleString('en');

/** Three digits, such as "1.53 M". */
function roundText(count: number): string {
  if (count < 1e5) return exactText(count);
  const prefixes = ['k', 'M', 'G', 'T', 'P'];
  const step = 10 ** (Math.floor(Math.log10(count)) - 2);
  // Upwards, for it may stand behind "≤"; first, for it may reach the next unit.
  const rounded = Math.ceil(count / step) * step;
  const power = Math.min(prefixes.length, Math.floor(Math.log10(rounded) / 3));
  return `${rounded / 1000 ** power} ${prefixes[power - 1]}`;
}

const sumOf = (costs: readonly RunCost[], runs: number, of: (cost: RunCost) => number | undefined): number =>
  runs * costs.reduce((total, cost) => total + (of(cost) ?? 0), 0);

const isEndless = (costs: readonly RunCost[]): boolean => costs.some(({ evaluations }) => evaluations === undefined);

/** Of all runs; undefined where one of them has no end but time. */
function evaluationsText(costs: readonly RunCost[], runs: number, text: (count: number) => string): string | undefined {
  if (isEndless(costs)) return undefined;
  const all = text(sumOf(costs, runs, ({ evaluations }) => evaluations));
  if (costs.some(({ reached }) => reached !== undefined))
    return t('≈ {0} of {1} evaluations', text(sumOf(costs, runs, ({ reached, evaluations }) => reached ?? evaluations)), all);
  return costs.every(({ isMost }) => isMost) ? t('≤ {0} evaluations', all) : t('≈ {0} evaluations', all);
}

/** How far all runs get, without what they were to spend. */
const reachedText = (costs: readonly RunCost[], runs: number): string | undefined =>
  isEndless(costs)
    ? undefined
    : t('≈ {0} evaluations', roundText(sumOf(costs, runs, ({ reached, evaluations }) => reached ?? evaluations)));

const memoryText = (bytes: number, runs: number): string =>
  runs > 1 ? t('{0} of memory per run', `≈ ${sizeText(bytes)}`) : t('{0} of memory', `≈ ${sizeText(bytes)}`);

/** Until the last run ends, where each in its order takes the core that is free first. */
function elapsed(costs: readonly RunCost[], runs: number, cores: number): number {
  const busyUntil = new Float64Array(Math.min(cores, runs * costs.length));
  for (const { seconds = 0 } of costs) for (let run = 0; run < runs; run++) busyUntil[firstFree(busyUntil)]! += seconds; // of a core
  return Math.max(...busyUntil);
}

function firstFree(busyUntil: Float64Array): number {
  let first = 0;
  for (let core = 1; core < busyUntil.length; core++) if (busyUntil[core]! < busyUntil[first]!) first = core; // both are cores
  return first;
}

/** A table of every algorithm, in Markdown. */
export function costDetails(costs: readonly RunCost[], runs: number): string {
  const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const countText = ({ evaluations, isMost, isScaledUp, reached }: RunCost): string => {
    if (evaluations === undefined) return t('until it is stopped');
    const all = evaluations.toLocaleString('en');
    if (reached === undefined) return `${isMost ? '≤' : '≈'} ${all}`;
    return scaledText(isScaledUp, t('≈ {0} of {1}', reached.toLocaleString('en'), all));
  };
  const rows = costs.map((cost) => {
    const { algorithm, seconds, bytes } = cost;
    // A run that time ends takes what it may.
    const isScaledUp = cost.isScaledUp && cost.reached === undefined;
    return row(
      algorithm.replaceAll('_', '\\_'),
      countText(cost),
      seconds === undefined ? t('not known') : scaledText(isScaledUp, timeText(seconds)),
      sizeText(bytes),
    );
  });
  const headings = [t('algorithm'), t('evaluations'), t('time'), t('memory of the search')];
  return [
    runs > 1
      ? t('Cost of one run, of which each algorithm makes {0}, by the speed measured on this machine:', runs)
      : t('Cost of one run, by the speed measured on this machine:'),
    [row(...headings), row('---', '---', '---', '---'), ...rows].join('\n'),
    ...(isSandboxed(costs)
      ? [t('Before the fitness is called, its sandbox starts; that may take some seconds, and comes on top of the time.')]
      : []),
  ].join('\n\n');
}

/** A figure, and where it comes from if not from a look at the run itself. */
const scaledText = (isScaledUp: boolean, figure: string): string =>
  isScaledUp ? t('{0} (scaled up from a smaller problem)', figure) : figure;

function timeText(seconds: number): string {
  if (seconds < 0.1) return '< 0.1 s';
  if (seconds < 10) return `≈ ${seconds.toFixed(1)} s`;
  if (seconds < 120) return `≈ ${Math.round(seconds)} s`;
  return seconds < 7200 ? `≈ ${Math.round(seconds / 60)} min` : `≈ ${(seconds / 3600).toFixed(1)} h`;
}

function sizeText(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
