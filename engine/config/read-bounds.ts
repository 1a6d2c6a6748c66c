import { isScalar, isSeq } from 'yaml';
import { type Sentence, say } from '../../sandbox/sentence.ts';
import type { Problem } from '../problems/index.ts';
import type { ProblemChoice } from './config.ts';
import { shorten } from './mistakes.ts';
import { type Entry, readList, readNumber, type Source } from './nodes.ts';
import { numbersIn } from './numbers-in.ts';
import * as schema from './schema.ts';
import { isFunctionMisspelt } from './spellings.ts';

type Bounds = Pick<ProblemChoice, 'lower' | 'upper' | 'usesUsualBounds'>;
type Pair = readonly [lower: number, upper: number];

/** Told where there is a fitness of one's own, named by the config or beside it. */
export const boundsOfFitness = say(
  'problem.bounds is missing; a custom fitness needs them, such as "bounds: [[-10, 10]]" for all dimensions.',
);

/** Bounds in any accepted form; a built-in problem may leave them out. Checks pairs even where the dimensions are wrong. */
export function readBounds(
  entries: Map<string, Entry>,
  owner: Entry,
  dimensions: number | undefined,
  problem: Problem | undefined,
  source: Source,
): Bounds | undefined {
  const lower = entries.get('lower_bound');
  const upper = entries.get('upper_bound');
  const bounds = entries.get('bounds');
  if (bounds && (lower || upper)) {
    const extra = (lower ?? upper) as Entry; // one of them is there
    source.mistakes.add(
      extra.keyRange,
      extra.path,
      'both-spellings',
      say('Expected either bounds or lower_bound and upper_bound, got both; remove one.'),
    );
    return undefined;
  }
  if (bounds) return readPairs(bounds, dimensions, source);
  if (lower || upper) return readSides(lower, upper, dimensions, source);
  if (problem) return dimensions === undefined ? undefined : repeat(problem.bounds, dimensions, true);
  // A wrong name, or a misspelt key, was reported; the bounds of what was meant are unknown.
  if (entries.has('function') || isFunctionMisspelt(source)) return undefined;
  source.mistakes.add(
    owner.keyRange,
    'problem.bounds',
    'missing',
    entries.has('fitness') || source.mistakes.isMisspelt('problem.fitness')
      ? boundsOfFitness
      : say(
          'problem names nothing to optimize; add "function: sphere", or your own "fitness: ./my.fitness.ts" with "bounds: [-10, 10]".',
        ),
  );
  return undefined;
}

const repeat = ([lower, upper]: Pair, dimensions: number, usesUsualBounds = false): Bounds => ({
  lower: new Array<number>(dimensions).fill(lower),
  upper: new Array<number>(dimensions).fill(upper),
  usesUsualBounds,
});

function readPairs(entry: Entry, dimensions: number | undefined, source: Source): Bounds | undefined {
  if (refuseUnbracketed(entry, dimensions, source, sayCount)) return undefined;
  const items = readList(entry, source);
  if (items === undefined) return undefined;
  const isFlat = items.length > 0 && items.every((item) => !isSeq(item.node));
  const isOnePair = isFlat && items.length === 2;
  if (isFlat && !isOnePair) return refuseNumbers(entry, items, dimensions, source);
  if (refuseSides(entry, items, source)) return undefined;
  const pairs = isOnePair ? [readPair(entry, items, source)] : items.map((item) => readPair(item, undefined, source));
  if (!isOnePair && dimensions !== undefined && items.length !== 1 && items.length !== dimensions) {
    source.mistakes.add(
      entry.range,
      entry.path,
      'bounds-length',
      say('Expected one pair of bounds for each of the {0} dimensions, or one for all, got {1}.', dimensions, items.length),
      { suggestion: resized(pairs, dimensions) },
    );
    return undefined;
  }
  const valid = pairs.filter((pair) => pair !== undefined);
  if (valid.length < pairs.length || dimensions === undefined || valid.length === 0) return undefined;
  if (valid.length === 1) return repeat(valid[0], dimensions);
  return { lower: valid.map(([low]) => low), upper: valid.map(([, high]) => high), usesUsualBounds: false };
}

/** Notes numbers side by side that are no pair; as many as two for each dimension are pairs whose brackets are missing. */
function refuseNumbers(entry: Entry, items: readonly Entry[], dimensions: number | undefined, source: Source): undefined {
  const numbers = items.map(({ node }) => (isScalar(node) && typeof node.value === 'number' ? String(node.value) : undefined));
  const given = numbers.filter((number) => number !== undefined);
  source.mistakes.add(entry.range, entry.path, 'bounds-pair', sayCount(items.length), {
    suggestion: given.length === items.length ? bracketed(given, dimensions) : undefined,
  });
  return undefined;
}

/** Notes a list of all lower bounds beside one of all upper ones, as pagmo has them; false for any other. */
function refuseSides(entry: Entry, items: readonly Entry[], { mistakes }: Source): boolean {
  const [lows, highs] = items.map(({ node }) => (isSeq(node) ? node.items.map(writtenNumber) : []));
  const count = lows?.length ?? 0;
  if (items.length !== 2 || count < 3 || highs?.length !== count || [...lows, ...highs].includes(undefined)) return false;
  if (!lows.every((low, k) => Number(low) < Number(highs[k]))) return false;
  const pairs = lows.map((low, k) => `[${low}, ${highs[k]}]`);
  const suggestion = new Set(pairs).size === 1 ? (pairs[0] ?? '') : `[${pairs.join(', ')}]`;
  const sentence = say(
    'Expected one pair [lower, upper] per dimension, got {0} lower bounds and {0} upper ones; write "{1}".',
    count,
    shorten(suggestion),
  );
  mistakes.add(entry.range, entry.path, 'bounds-pair', sentence, { suggestion });
  return true;
}

const writtenNumber = (node: unknown): string | undefined =>
  isScalar(node) && typeof node.value === 'number' ? (node.source ?? String(node.value)) : undefined;

const sayCount = (count: number): Sentence =>
  count === 1
    ? say('Expected bounds to be [lower, upper] or one such pair per dimension, got one value.')
    : say('Expected bounds to be [lower, upper] or one such pair per dimension, got {0} values.', count);

/** Two numbers as a pair, two for each dimension as one pair each; undefined for any other count. */
function bracketed(numbers: readonly string[], dimensions: number | undefined): string | undefined {
  const pairs = numbers.flatMap((number, k) => (k % 2 === 0 ? [`[${number}, ${numbers[k + 1]}]`] : []));
  if (numbers.length === 2) return pairs[0];
  return numbers.length === 2 * (dimensions ?? 0) ? `[${pairs.join(', ')}]` : undefined;
}

/** Notes numbers that YAML reads as a text, because commas or brackets are missing; false where they are none. */
function refuseUnbracketed(
  { node, range, path }: Entry,
  dimensions: number | undefined,
  { mistakes }: Source,
  sayWrongCount: (count: number) => Sentence,
): boolean {
  const isText = isScalar(node);
  const items = isText ? [node] : isSeq(node) ? node.items : [];
  const numbers = numbersIn(items.map((item) => (isScalar(item) ? withoutParentheses(item.value) : undefined)));
  if (numbers === undefined) return false;
  const suggestion = bracketed(numbers, dimensions);
  if (suggestion === undefined) {
    mistakes.add(range, path, 'bounds-pair', sayWrongCount(numbers.length));
    return true;
  }
  const got = shorten(isText ? (node.source ?? String(node.value)) : `[${items.map(String).join(', ')}]`);
  const right = shorten(suggestion);
  const sentence = isText
    ? say('Expected brackets around bounds, got "{0}"; write "{1}".', got, right)
    : say('Expected a comma between two numbers, got "{0}"; write "{1}".', got, right);
  mistakes.add(range, path, 'bounds-pair', sentence, { suggestion });
  return true;
}

/** A pair as Python has it. */
const withoutParentheses = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/^\((.*)\)$/, '$1') : value);

/** As many pairs as there are dimensions: without the last ones, or with the last one repeated. */
function resized(pairs: readonly (Pair | undefined)[], dimensions: number): string | undefined {
  const last = pairs.at(-1);
  if (last === undefined || pairs.includes(undefined)) return undefined;
  const written = (pair: Pair | undefined): string => `[${pair?.join(', ')}]`;
  if (dimensions > 50) return `[${written(last)}]`;
  return `[${Array.from({ length: dimensions }, (_, k) => written(pairs[k] ?? last)).join(', ')}]`;
}

const sayCountOfPair = (count: number): Sentence => say('Expected a pair [lower, upper], got {0} numbers.', count);

function readPair(entry: Entry, given: Entry[] | undefined, source: Source): Pair | undefined {
  if (given === undefined && refuseUnbracketed(entry, undefined, source, sayCountOfPair)) return undefined;
  const items = given ?? readList(entry, source);
  if (items === undefined) return undefined;
  if (items.length !== 2) {
    source.mistakes.add(
      entry.range,
      entry.path,
      'bounds-pair',
      items.length === 1 ? say('Expected a pair [lower, upper], got 1 number.') : sayCountOfPair(items.length),
    );
    return undefined;
  }
  const [low, high] = items.map((item) => readNumber(item, schema.bound, source));
  return low === undefined || high === undefined
    ? undefined
    : ordered(low, high, entry, source, low > high ? `[${high}, ${low}]` : undefined);
}

function ordered(low: number, high: number, entry: Entry, source: Source, swapped?: string): Pair | undefined {
  if (low >= high) {
    source.mistakes.add(
      entry.range,
      entry.path,
      'bounds-order',
      say('Expected lower < upper, got {0} and {1}; swap or widen them.', low, high),
      { suggestion: swapped },
    );
    return undefined;
  }
  if (!Number.isFinite(high - low)) {
    source.mistakes.add(
      entry.range,
      entry.path,
      'bounds-range',
      say('Expected bounds whose difference is a finite number, got {0} and {1}; narrow them.', low, high),
    );
    return undefined;
  }
  return [low, high];
}

/** lower_bound and upper_bound: a number for all dimensions, or one per dimension. */
function readSides(
  lower: Entry | undefined,
  upper: Entry | undefined,
  dimensions: number | undefined,
  source: Source,
): Bounds | undefined {
  if (!lower || !upper) {
    const given = (lower ?? upper) as Entry; // the caller has seen one
    const missing = lower ? 'upper_bound' : 'lower_bound';
    source.mistakes.add(
      given.keyRange,
      `problem.${missing}`,
      'missing',
      say('problem.{0} is missing; give both bounds.', missing),
    );
    return undefined;
  }
  for (const side of [lower, upper])
    source.mistakes.add(
      side.keyRange,
      side.path,
      'old-spelling',
      say('lower_bound and upper_bound are accepted; today\'s name is "bounds".'),
      { severity: 'hint', suggestion: 'bounds' },
    );
  const lows = readSide(lower, dimensions, source);
  const highs = readSide(upper, dimensions, source);
  if (lows === undefined || highs === undefined || dimensions === undefined) return undefined;
  for (let i = 0; i < dimensions; i++) if (ordered(lows[i], highs[i], upper, source) === undefined) return undefined;
  return { lower: lows, upper: highs, usesUsualBounds: false };
}

function readSide(entry: Entry, dimensions: number | undefined, source: Source): number[] | undefined {
  if (!isSeq(entry.node)) {
    const value = readNumber(entry, schema.bound, source);
    return value === undefined ? undefined : new Array<number>(dimensions ?? 1).fill(value);
  }
  const values = readList(entry, source)?.map((item) => readNumber(item, schema.bound, source)) ?? [];
  if (dimensions !== undefined && values.length !== dimensions) {
    source.mistakes.add(
      entry.range,
      entry.path,
      'bounds-length',
      say('Expected one number for each of the {0} dimensions, or one for all, got {1}.', dimensions, values.length),
    );
    return undefined;
  }
  const valid = values.filter((value) => value !== undefined);
  return valid.length === values.length ? valid : undefined;
}
