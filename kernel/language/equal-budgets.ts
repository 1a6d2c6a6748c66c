/** A comparison whose algorithms all may spend the same number of evaluations. */
import { isMap, type Node, parseDocument } from 'yaml';
import { algorithms } from '../../engine/algorithms/index.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { areAlike, type Budget, budgetsOf } from '../../engine/config/unequal-budgets.ts';
import { t } from '../words.ts';
import { applied, asBeside, columnOf, entriesOf, type Fix, insertedIn, leavingOf, removed } from './edits.ts';

/** A config whose algorithms were made to end by the same budget. */
export interface Evened {
  readonly text: string;
  /** Of each of them now. */
  readonly evaluations: number;
  /** What each of them would have spent. */
  readonly before: readonly Budget[];
}

/**
 * The config with the evaluations that it gives, else the largest number that one of its algorithms would spend, in place of every
 * max_iterations; undefined where they spend about the same already, where something else ends them, or where the text is written in a
 * way that this cannot change.
 */
export function evened(text: string): Evened | undefined {
  const parsed = parseConfig(text);
  const before = parsed.ok ? budgetsOf(parsed.config, { algorithms }) : undefined;
  if (!parsed.ok || before === undefined || areAlike(before)) return undefined;
  const given = parsed.config.stop.evaluations;
  const evaluations = given ?? Math.max(...before.map((budget) => budget.evaluations));
  const free = withoutIterations(text);
  const made = given === undefined ? withEvaluations(free, evaluations) : free;
  return isEven(made, evaluations) ? { text: made, evaluations, before } : undefined;
}

function isEven(text: string, evaluations: number): boolean {
  const parsed = parseConfig(text);
  const budgets = parsed.ok ? budgetsOf(parsed.config, { algorithms }) : undefined;
  return budgets?.every((budget) => budget.evaluations === evaluations) ?? false;
}

/** The quick fix that evens a comparison. */
export function equalBudgets(text: string): readonly Fix[] {
  const even = evened(text);
  if (even === undefined) return [];
  return [{ title: t('Limit all of them to {0} evaluations', even.evaluations), edits: [change(text, even.text)] }];
}

/** Each with the mapping that it is alone in. */
function withoutIterations(text: string): string {
  const entries = entriesOf(text);
  const entry = entries.find(({ path }) => /^(?:params|parameters)\.(?:[^.]+\.)?max_iterations$/.test(path));
  return entry ? withoutIterations(applied(text, [removed(text, leavingOf(text, entry, entries))])) : text;
}

function withEvaluations(text: string, evaluations: number): string {
  const stop = entriesOf(text).find(({ path }) => path === 'stop');
  const inserted = stop && insertedIn(text, stop, 'evaluations', String(evaluations));
  return inserted ? applied(text, [inserted]) : withStop(text, evaluations);
}

/** As the first key between braces, else as the last one, at the margin of the others. */
function withStop(text: string, evaluations: number): string {
  const { contents } = parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'error' });
  const first = isMap(contents) ? (contents.items[0]?.key as Node | undefined) : undefined; // typed as unknown
  if (!isMap(contents) || !contents.range || !first?.range) return text;
  const rule = asBeside(text, first, 'evaluations', String(evaluations));
  const [start, , end] = contents.range;
  if (contents.flow) {
    const stop = asBeside(text, first, 'stop', `{${rule}}`);
    return applied(text, [{ start: start + 1, end: start + 1, text: `${stop}, ` }]);
  }
  const indent = ' '.repeat(columnOf(text, first.range[0]));
  const stop = `${indent}${asBeside(text, first, 'stop', '').trimEnd()}\n${indent}  ${rule}\n`;
  return applied(text, [{ start: end, end, text: text[end - 1] === '\n' ? stop : `\n${stop}` }]);
}

/** What differs, as one edit. */
function change(before: string, after: string): Fix['edits'][number] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
