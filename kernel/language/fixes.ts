/** Quick fixes: edits that end one finding. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../engine/config/config.ts';
import { t } from '../words.ts';
import { boundsOfMapping, boundsOfSides, mappingOfValue } from './bounds-fixes.ts';
import { entriesOf, type Fix, remove, shortTitle, trimmed } from './edits.ts';
import { equalBudgets } from './equal-budgets.ts';
import { insertMissing } from './insert-missing.ts';
import { moveKey } from './move-key.ts';
import { nothingAround, type Surroundings } from './surroundings.ts';
import { otherValues } from './value-fixes.ts';
import { yamlFixesOf } from './yaml-fixes.ts';

/** Ways to end a finding of a config, the best first; none where nobody can know what was meant. */
export function fixesOf(text: string, finding: Finding, around: Surroundings = nothingAround): readonly Fix[] {
  const document = TextDocument.create('', '', 0, text);
  const start = document.offsetAt({ line: finding.line - 1, character: finding.column - 1 });
  const end = document.offsetAt({ line: finding.endLine - 1, character: finding.endColumn - 1 });
  const { code, suggestion, path } = finding;
  if (code === 'unequal-budgets') return equalBudgets(text);
  if (/_bound$/.test(path) && code === 'old-spelling') return boundsOfSides(text);
  if (/_bound$/.test(path) && code === 'bounds-order') return boundsOfSides(text, true);
  const fixes: Fix[] = [];
  if (suggestion !== undefined)
    fixes.push({
      title: titleOf(finding, text.slice(start, trimmed(text, start, end))),
      edits: [{ start, end: trimmed(text, start, end), text: below(text, start, suggestion) }],
    });
  if (suggestion === undefined) fixes.push(...yamlFixesOf(text, finding, start, end));
  if (/_bound$/.test(path) && code === 'missing') fixes.push(...boundsOfSides(text));
  if (code === 'missing' || code === 'no-function') fixes.push(...insertMissing(text, finding, start, around));
  if (code === 'unknown-key' && suggestion === undefined) fixes.push(...moveKey(text, path, start));
  const rewritten = code === 'type' ? inOurShape(text, path) : [];
  fixes.push(...rewritten);
  // What a person wrote goes before what is usual.
  if (rewritten.length === 0) fixes.push(...otherValues(text, finding));
  if (removable.has(code)) fixes.push(...remove(text, start));
  if (code === 'two-objectives') fixes.push(...withoutFunction(text));
  return fixes;
}

/** The built-in problem may be the one that is not meant. */
function withoutFunction(text: string): readonly Fix[] {
  const entry = entriesOf(text).find(({ path }) => path === 'problem.function');
  return remove(text, entry?.pair.key.range?.[0] ?? -1);
}

function inOurShape(text: string, path: string): readonly Fix[] {
  if (path === 'problem.bounds') return boundsOfMapping(text);
  return mappingOfValue(text, path);
}

/** A value in brackets, which in a line of its own has to stand deeper than its key, even where a list with dashes need not. */
function below(text: string, start: number, value: string): string {
  const above = text.slice(0, start).split('\n').slice(-2);
  if (!/^[[{]/.test(value) || above.length < 2 || above[1]?.trim() !== '') return value;
  const indentOfKey = /^ */.exec(above[0] ?? '')![0].length; // matches any text
  return ' '.repeat(Math.max(0, indentOfKey + 2 - above[1].length)) + value;
}

const removable = new Set([
  'both-spellings',
  'duplicate-key',
  'duplicate-algorithm',
  'foreign-parameter',
  'no-instances',
  'not-used',
  'two-objectives',
  'unknown-key',
]);

function titleOf({ code, suggestion = '' }: Finding, written: string): string {
  const titles: Readonly<Record<string, string>> = {
    'bounds-length': t('Give bounds for every dimension: {0}', suggestion),
    'bounds-order': t('Swap the bounds: {0}', suggestion),
    'old-spelling': t('Use the name of today: {0}', suggestion),
    range: t('Use the nearest value in range: {0}', suggestion),
    'not-whole': t('Round to {0}', suggestion),
    'never-reached': t('Use the best that can be reached: {0}', suggestion),
  };
  const isQuoted = /^(["']).*\1$/.test(written) && written.slice(1, -1) === suggestion;
  const title =
    titles[code] ?? (isQuoted && code === 'type' ? t('Remove the quotes: {0}', suggestion) : t('Change to {0}', suggestion));
  return shortTitle(title);
}
