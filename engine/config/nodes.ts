/** Reading single YAML nodes: each returns the value, or notes one mistake at its place and returns undefined. */
import type { TSchema } from 'typebox';
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { type Part, type Sentence, say } from '../../sandbox/sentence.ts';
import { homeOf, sideOf } from './guessed-keys.ts';
import { isFew, type Mistakes, nearest, type Range, sayWrongName, shorten } from './mistakes.ts';
import { numberNamed, secondsNamed } from './numbers-in.ts';
import { numbersWithCommas } from './numbers-with-commas.ts';

/** A value with where it stands. */
export interface Entry {
  readonly node: Node | null;
  readonly range: Range;
  /** Such as `problem.bounds[1]`. */
  readonly path: string;
  /** The key's place; the value's own in a list. */
  readonly keyRange: Range;
}

/** What all readers share while one config is read. */
export interface Source {
  readonly document: Document;
  readonly mistakes: Mistakes;
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** The node behind an alias. */
export function resolve(node: unknown, { document }: Source): Node | null {
  const found = isAlias(node) ? node.resolve(document) : node;
  return (found as Node | undefined) ?? null; // the tree holds nothing but nodes
}

/**
 * Entries of a mapping by key. Unknown and repeated keys are mistakes; `owner` completes "is not ...".
 * @param former keys that are read as well, but proposed to nobody
 */
export function readMap(
  entry: Entry,
  known: readonly string[],
  owner: Sentence,
  source: Source,
  former: readonly string[] = [],
): Map<string, Entry> | undefined {
  const { mistakes } = source;
  const valid = [...known, ...former];
  if (!isMap(entry.node)) {
    const unspaced = isScalar(entry.node) ? spaced(entry.node.value, valid) : undefined;
    mistakes.add(entry.range, entry.path, 'type', unspaced?.sentence ?? mapSentence(entry, known), unspaced);
    return undefined;
  }
  const entries = new Map<string, Entry>();
  const { items } = entry.node as YAMLMap;
  const numbers = numbersWithCommas(items);
  const rests = new Set(numbers.flatMap(({ rest }) => rest));
  for (const { name, range, digits } of numbers) {
    const sentence = say('Expected {0} to be a number without commas; write {1}.', name, digits);
    mistakes.add(range, join(entry.path, name), 'type', sentence, { suggestion: digits });
  }
  for (const pair of items) {
    if (rests.has(pair)) continue;
    const key = isScalar(pair.key) ? pair.key.value : undefined;
    const keyRange = rangeOf(pair.key) ?? entry.range;
    if (typeof key !== 'string')
      mistakes.add(
        keyRange,
        entry.path,
        'unknown-key',
        entry.path
          ? say('Expected a name as key of {0}, got {1}.', entry.path, String(pair.key))
          : say('Expected a name as key of the config, got {0}.', String(pair.key)),
      );
    else if (valid.includes(key)) {
      const path = join(entry.path, key);
      if (entries.has(key))
        mistakes.add(keyRange, path, 'duplicate-key', say('Expected every key once, got "{0}" again; remove one.', key));
      else entries.set(key, entryOf(pair.value, keyRange, path, source));
    } else refuseKey(key, keyRange, entry, known, former, owner, source);
  }
  return entries;
}

function mapSentence(entry: Entry, known: readonly string[]): Sentence {
  const got = describe(entry);
  if (!entry.path) return say('Expected the config to be a mapping of names to values, got {0}.', got);
  return isFew(known)
    ? say('Expected {0} to be a mapping of names to values ({1}), got {2}.', entry.path, known.join(', '), got)
    : say('Expected {0} to be a mapping of names to values, got {1}.', entry.path, got);
}

/** Notes a key that has no meaning here, with what to write instead as far as that is known. */
function refuseKey(
  key: string,
  range: Range,
  { path }: Entry,
  known: readonly string[],
  former: readonly string[],
  owner: Sentence,
  { document, mistakes }: Source,
): void {
  const unspaced = spaced(key, [...known, ...former]);
  const near = () => nearest(key, known) ?? nearest(key, former);
  const home = unspaced ? undefined : homeOf(key, path, document);
  const [, below = '', name = ''] = /^(?:(.*)\.)?([^.]*)$/.exec(home ?? '') ?? [];
  const isSide = home === 'problem.bounds' && sideOf(key) !== undefined;
  const suggestion = isSide ? undefined : home === undefined ? near() : below === path && known.includes(name) ? name : undefined;
  const elsewhere = home !== undefined && suggestion === undefined ? home : undefined;
  const sentence = elsewhere
    ? misplacedSentence(shorten(key), owner, path, elsewhere, isSide)
    : sayWrongName(shorten(key), owner, suggestion, known);
  const found = unspaced ?? { sentence, suggestion };
  const meant = unspaced?.key ?? suggestion;
  if (meant !== undefined) mistakes.noteMisspelt(join(path, meant));
  if (elsewhere !== undefined) for (const each of [elsewhere, below]) mistakes.noteMisspelt(each);
  mistakes.add(range, join(path, key), 'unknown-key', found.sentence, found);
}

/** @param isSide whether it is one of two bounds, which are written as a pair */
function misplacedSentence(key: string, owner: Sentence, path: string, home: string, isSide: boolean): Sentence {
  const steps = home.split('.');
  if (isSide && path === 'problem') return say('"{0}" is not {1}; write "bounds: [lower, upper]" for both.', key, owner);
  const right = steps.reduceRight((inner, step, i) => (i === steps.length - 1 ? `${step}: …` : `${step}: {${inner}}`), '');
  return path === ''
    ? say('"{0}" is not {1}; write "{2}".', key, owner, isSide ? 'problem: {bounds: [lower, upper]}' : right)
    : say('"{0}" is not {1}; write "{2}" outside of {3}.', key, owner, right, path.split('.')[0] ?? '');
}

/** What to write for a key and its value without a space between them, which YAML reads as one text. */
function spaced(
  text: unknown,
  known: readonly string[],
): { readonly key: string; readonly sentence: Sentence; readonly suggestion: string } | undefined {
  const [, key, value] = (typeof text === 'string' && /^([\w-]+):(\S.*)$/.exec(text)) || [];
  if (key === undefined || !known.includes(key)) return undefined;
  const suggestion = `${key}: ${value}`;
  const sentence = say('Expected a space after the colon, got "{0}"; write "{1}".', shorten(String(text)), shorten(suggestion));
  return { key, sentence, suggestion };
}

/** Where a key stands in a mapping; the mapping's own place where it does not. */
export function keyRangeIn({ node, range }: Entry, key: string): Range {
  const pair = isMap(node) ? node.items.find((item) => String(item.key) === key) : undefined;
  return rangeOf(pair?.key) ?? range;
}

/** Where the value of a key stands in a mapping; the mapping's own place where it does not. */
export function valueRangeIn({ node, range }: Entry, key: string): Range {
  const pair = isMap(node) ? node.items.find((item) => String(item.key) === key) : undefined;
  return rangeOf(pair?.value) ?? range;
}

/** Items of a list. */
export function readList(entry: Entry, source: Source): Entry[] | undefined {
  if (!isSeq(entry.node)) {
    source.mistakes.add(entry.range, entry.path, 'type', say('Expected {0} to be a list, got {1}.', entry.path, describe(entry)));
    return undefined;
  }
  return entry.node.items.map((item, i) => entryOf(item, rangeOf(item) ?? entry.range, `${entry.path}[${i}]`, source));
}

function entryOf(value: unknown, keyRange: Range, path: string, source: Source): Entry {
  return { node: resolve(value, source), range: rangeOf(value) ?? keyRange, keyRange, path };
}

/** Start and end of the node's own text; an empty value has none. */
function rangeOf(node: unknown): Range | undefined {
  const range = (node as Node | null)?.range; // what a document holds are nodes
  return range && range[1] > range[0] ? [range[0], range[1]] : undefined;
}

/** Which numbers are allowed. */
export interface NumberRange {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** A finite number in the schema's range, whole where the schema says so. */
export function readNumber(entry: Entry, schema: TSchema, source: Source): number | undefined {
  const range = schema as NumberRange; // only its range is read
  const value = isScalar(entry.node) ? entry.node.value : undefined;
  const fail = (code: string, got: Part): undefined => {
    const name = entry.path.split('.').at(-1) ?? '';
    const sentence = say('Expected {0} to be {1}, got {2}.', name, describeNumber(range), got);
    source.mistakes.add(entry.range, entry.path, code, sentence, { suggestion: nearestNumber(value, range, name) });
  };
  if (typeof value !== 'number') return fail('type', describe(entry));
  if (!Number.isFinite(value)) return fail('not-finite', Number.isNaN(value) ? say('not-a-number') : say('infinity'));
  // As it was written: a double may hold another number than that.
  const written = isScalar(entry.node) ? shorten(entry.node.source ?? String(value)) : String(value);
  if (range.type === 'integer' && !Number.isInteger(value)) return fail('not-whole', written);
  return isInRange(value, range) ? value : fail('range', written);
}

/** The number in range that is nearest to what was written, in quotes, as a word or with a unit, too; undefined where there is none. */
function nearestNumber(written: unknown, range: NumberRange, name: string): string | undefined {
  const isWhole = range.type === 'integer';
  const seconds = typeof written === 'string' && name.endsWith('seconds') ? secondsNamed(written) : undefined;
  const value = seconds ?? (typeof written === 'string' ? numberNamed(written, isWhole) : written);
  if (typeof value !== 'number' || Number.isNaN(value)) return undefined;
  const least = range.minimum ?? (isWhole && range.exclusiveMinimum !== undefined ? range.exclusiveMinimum + 1 : undefined);
  const most = range.maximum ?? (isWhole && range.exclusiveMaximum !== undefined ? range.exclusiveMaximum - 1 : undefined);
  const clamped = Math.min(Math.max(isWhole ? Math.round(value) : value, least ?? -Infinity), most ?? Infinity);
  return Number.isFinite(clamped) && isInRange(clamped, range) ? String(clamped) : undefined;
}

/** Whether a number is one of them, whole or not. */
export const isInRange = (value: number, { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: NumberRange): boolean =>
  !(minimum !== undefined && value < minimum) &&
  !(maximum !== undefined && value > maximum) &&
  !(exclusiveMinimum !== undefined && value <= exclusiveMinimum) &&
  !(exclusiveMaximum !== undefined && value >= exclusiveMaximum);

/** Such as "a number in (0, 1]" or "a whole number of at least 1". */
export function describeNumber({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: NumberRange): Sentence {
  const kind = type === 'integer' ? say('a whole number') : say('a number');
  const low = minimum ?? exclusiveMinimum;
  const high = maximum ?? exclusiveMaximum;
  if (low === undefined) {
    if (high === undefined) return kind;
    return maximum === undefined ? say('{0} below {1}', kind, high) : say('{0} of at most {1}', kind, high);
  }
  if (high === undefined) return minimum === undefined ? say('{0} above {1}', kind, low) : say('{0} of at least {1}', kind, low);
  const interval = `${minimum === undefined ? '(' : '['}${low}, ${high}${maximum === undefined ? ')' : ']'}`;
  return say('{0} in {1}', kind, interval);
}

/** True or false, without quotes. */
export function readBoolean(entry: Entry, source: Source): boolean | undefined {
  const value = isScalar(entry.node) ? entry.node.value : undefined;
  if (typeof value === 'boolean') return value;
  const suggestion = /^(?:true|yes|on)$/i.test(String(value))
    ? 'true'
    : /^(?:false|no|off)$/i.test(String(value))
      ? 'false'
      : undefined;
  source.mistakes.add(
    entry.range,
    entry.path,
    'type',
    say('Expected {0} to be true or false, got {1}.', entry.path, describe(entry)),
    {
      suggestion,
    },
  );
  return undefined;
}

/** A text that is not empty. */
export function readText(entry: Entry, source: Source): string | undefined {
  const value = isScalar(entry.node) ? entry.node.value : undefined;
  if (typeof value === 'string' && value.trim() !== '') return value;
  source.mistakes.add(entry.range, entry.path, 'type', say('Expected {0} to be a text, got {1}.', entry.path, describe(entry)));
  return undefined;
}

/**
 * One of the given names.
 * @param told those that a sentence names where none is near
 */
export function readName(
  entry: Entry,
  valid: readonly string[],
  what: Sentence,
  source: Source,
  told: readonly string[] = valid,
): string | undefined {
  const value = readText(entry, source);
  if (value === undefined || valid.includes(value)) return value;
  const suggestion = nearest(value, valid);
  const sentence =
    suggestion === undefined && !isFew(told)
      ? say('"{0}" is not {1}; there are {2}, such as {3}.', shorten(value), what, told.length, told.slice(0, 8).join(', '))
      : sayWrongName(shorten(value), what, suggestion, told);
  source.mistakes.add(entry.range, entry.path, 'unknown-name', sentence, { suggestion });
  return undefined;
}

/** What stands there, for the end of a sentence. */
export function describe({ node }: Entry): Part {
  if (isMap(node)) return say('a mapping');
  if (isSeq(node)) return say('a list');
  const value = isScalar(node) ? node.value : null;
  if (value === null) return say('nothing (null)');
  if (typeof value === 'string')
    return /^[-+.\d]/.test(value) && Number.isFinite(Number(value))
      ? say('the text "{0}" (remove the quotes)', value)
      : say('the text "{0}"', shorten(value));
  return String(value);
}
