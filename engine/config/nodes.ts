/** Reading single YAML nodes: each returns the value, or notes one mistake at its place and returns undefined. */
import type { TSchema } from 'typebox';
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { type Part, type Sentence, say } from '../../sandbox/sentence.ts';
import { type Mistakes, nearest, type Range, sayWrongName, shorten } from './mistakes.ts';

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

/** Entries of a mapping by key. Unknown and repeated keys are mistakes; `owner` completes "is not ...". */
export function readMap(entry: Entry, known: readonly string[], owner: Sentence, source: Source): Map<string, Entry> | undefined {
  const { mistakes } = source;
  if (!isMap(entry.node)) {
    const unspaced = isScalar(entry.node) ? spaced(entry.node.value, known) : undefined;
    const sentence = entry.path
      ? say('Expected {0} to be a mapping of names to values, got {1}.', entry.path, describe(entry))
      : say('Expected the config to be a mapping of names to values, got {0}.', describe(entry));
    mistakes.add(entry.range, entry.path, 'type', unspaced?.sentence ?? sentence, unspaced);
    return undefined;
  }
  const entries = new Map<string, Entry>();
  for (const pair of (entry.node as YAMLMap).items) {
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
    else if (known.includes(key)) {
      const path = join(entry.path, key);
      if (entries.has(key))
        mistakes.add(keyRange, path, 'duplicate-key', say('Expected every key once, got "{0}" again; remove one.', key));
      else entries.set(key, entryOf(pair.value, keyRange, path, source));
    } else {
      const suggestion = nearest(key, known);
      const sentence = sayWrongName(shorten(key), owner, suggestion, known);
      const unspaced = spaced(key, known);
      const found = unspaced ?? { sentence, suggestion };
      const meant = unspaced?.key ?? suggestion;
      if (meant !== undefined) mistakes.noteMisspelt(join(entry.path, meant));
      mistakes.add(keyRange, join(entry.path, key), 'unknown-key', found.sentence, found);
    }
  }
  return entries;
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
    source.mistakes.add(entry.range, entry.path, code, sentence, { suggestion: nearestNumber(value, range) });
  };
  if (typeof value !== 'number') return fail('type', describe(entry));
  if (!Number.isFinite(value)) return fail('not-finite', Number.isNaN(value) ? say('not-a-number') : say('infinity'));
  if (range.type === 'integer' && !Number.isInteger(value)) return fail('not-whole', String(value));
  return isInRange(value, range) ? value : fail('range', String(value));
}

/** The number in range that is nearest to what was written, quotes aside; undefined where a range has no nearest one. */
function nearestNumber(written: unknown, range: NumberRange): string | undefined {
  const value = typeof written === 'string' && /^[-+.\d]/.test(written) ? Number(written) : written;
  if (typeof value !== 'number' || Number.isNaN(value)) return undefined;
  const isWhole = range.type === 'integer';
  const least = range.minimum ?? (isWhole && range.exclusiveMinimum !== undefined ? range.exclusiveMinimum + 1 : undefined);
  const most = range.maximum ?? (isWhole && range.exclusiveMaximum !== undefined ? range.exclusiveMaximum - 1 : undefined);
  const clamped = Math.min(Math.max(isWhole ? Math.round(value) : value, least ?? -Infinity), most ?? Infinity);
  return Number.isFinite(clamped) && isInRange(clamped, range) ? String(clamped) : undefined;
}

const isInRange = (value: number, { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: NumberRange): boolean =>
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

/** One of the given names. */
export function readName(entry: Entry, valid: readonly string[], what: Sentence, source: Source): string | undefined {
  const value = readText(entry, source);
  if (value === undefined || valid.includes(value)) return value;
  const suggestion = nearest(value, valid);
  source.mistakes.add(entry.range, entry.path, 'unknown-name', sayWrongName(shorten(value), what, suggestion, valid), {
    suggestion,
  });
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
