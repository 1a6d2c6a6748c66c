/** A quick fix that takes a key to where it belongs, with its value. */
import { isScalar, parseDocument } from 'yaml';
import { homeOf, sideOf } from '../../engine/config/guessed-keys.ts';
import { t } from '../words.ts';
import { boundsOfSides } from './bounds-fixes.ts';
import { asBeside, type Edit, entriesOf, type Fix, type FoundEntry, insertedIn, leavingOf, removed } from './edits.ts';

/** Moves the key that begins at an offset to where the engine says that it belongs; nothing where that is taken already. */
export function moveKey(text: string, path: string, start: number): readonly Fix[] {
  const entries = entriesOf(text);
  const entry = entries.find(({ pair }) => pair.key.range?.[0] === start);
  if (entry === undefined) return [];
  const dot = path.lastIndexOf('.');
  const [owner, key] = [path.slice(0, Math.max(0, dot)), path.slice(dot + 1)];
  const home = homeOf(key, owner, parseDocument(text, { uniqueKeys: false, logLevel: 'error' }));
  const value = writtenIn(text, entry);
  if (home === undefined) return [];
  if (home === 'problem.bounds' && sideOf(key)) return boundsOfSides(text);
  if (value === undefined || entries.some((other) => other.path === home)) return [];
  const edits = movedTo(text, home, value, entry, entries);
  return edits ? [{ title: t('Write it where it belongs: {0}', inOneLine(home.split('.'), value)), edits }] : [];
}

/** Such as `stop: {evaluations: 1000}`. */
const inOneLine = (steps: readonly string[], value: string): string =>
  steps.reduceRight((inner, step, i) => (i === steps.length - 1 ? `${step}: ${inner}` : `${step}: {${inner}}`), value);

/** The text of a value of one line that may stand between braces too. */
function writtenIn(text: string, { pair: { value } }: FoundEntry): string | undefined {
  const written = value?.range ? text.slice(value.range[0], value.range[1]).trim() : '';
  const isBlock = isScalar(value) && (value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED');
  const isBare = isScalar(value) && value.type === 'PLAIN' && /[[\]{},]/.test(written);
  return written === '' || written.includes('\n') || isBlock || isBare ? undefined : written;
}

function movedTo(
  text: string,
  home: string,
  value: string,
  entry: FoundEntry,
  entries: readonly FoundEntry[],
): readonly Edit[] | undefined {
  const steps = home.split('.');
  const name = steps.at(-1) ?? '';
  const [top = ''] = steps;
  const parent =
    steps.length === 1 ? undefined : entries.find(({ path }) => path === top || (top === 'params' && path === 'parameters'));
  const leaving = leavingOf(text, entry, entries);
  const { start, end } = leaving;
  if (parent) {
    const inserted = steps.length === 2 ? insertedIn(text, parent, name, value) : undefined;
    return inserted && [removed(text, leaving), inserted];
  }
  const right = steps.reduceRight((inner, step, i) => {
    const own = asBeside(text, entries[0]?.pair.key, step, inner);
    return i === 0 ? own : `{${own}}`;
  }, value);
  if (!leaving.path.includes('.')) return [{ start, end, text: right }];
  const isBraces = entries[0]?.isFlow === true;
  if (isBraces) return [removed(text, leaving), { start: text.indexOf('{') + 1, end: text.indexOf('{') + 1, text: `${right}, ` }];
  const gone = removed(text, leaving);
  const needsBreak = !text.endsWith('\n') && gone.end < text.length;
  return [gone, { start: text.length, end: text.length, text: `${needsBreak ? '\n' : ''}${right}\n` }];
}
