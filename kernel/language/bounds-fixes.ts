/** Quick fixes of what was written in the shape that another library has: bounds as two sides, a problem as its name, a stop as its budget. */
import { isScalar, isSeq } from 'yaml';
import { samplings } from '../../engine/algorithms/index.ts';
import { sideOf } from '../../engine/config/guessed-keys.ts';
import { isInRange } from '../../engine/config/nodes.ts';
import { numberNamed, secondsNamed } from '../../engine/config/numbers-in.ts';
import { sandboxDrivers, stop } from '../../engine/config/schema.ts';
import { problems } from '../../engine/problems/index.ts';
import { t } from '../words.ts';
import {
  asBeside,
  type Edit,
  entriesOf,
  type Fix,
  type FoundEntry,
  insertedIn,
  leavingOf,
  removed,
  shortTitle,
  withoutComma,
} from './edits.ts';

/**
 * Two sides, in the problem or beside it, as its `bounds`, former ones in order; nothing where they are no numbers that fit to each other.
 * @param isToSwap whether it is only of use to put them in order
 */
export function boundsOfSides(text: string, isToSwap = false): readonly Fix[] {
  const entries = entriesOf(text);
  const sides = entries.filter(({ path }) => /^(?:problem\.)?[^.[]+$/.test(path) && sideOf(nameOf(path)) !== undefined);
  const [first, second, third] = sides;
  const taken = entries.some(({ path }) => path === 'problem.bounds');
  if (!first || !second || third || taken || sideOf(nameOf(first.path)) === sideOf(nameOf(second.path))) return [];
  const given = pairsOf(text, sideOf(nameOf(first.path)) === 'lower' ? [first, second] : [second, first]);
  if (given === undefined) return [];
  const areOfBefore = [first, second].every(({ path }) => /^problem\.(?:lower|upper)_bound$/.test(path));
  // The order of others is told only once they stand where they belong.
  const isSwap = areOfBefore && given.some(isWrongWayRound);
  if (isToSwap && !isSwap) return [];
  const bounds = asBounds(isSwap ? given.map((pair) => (isWrongWayRound(pair) ? [pair[1], pair[0]] : pair)) : given);
  const edits = written(text, [first, second], entries, bounds);
  if (edits === undefined) return [];
  const title = isSwap
    ? t('Swap the bounds: {0}', `bounds: ${bounds}`)
    : areOfBefore
      ? t('Use the name of today: {0}', `bounds: ${bounds}`)
      : t('Write it where it belongs: {0}', `bounds: ${bounds}`);
  return [{ title: shortTitle(title), edits }];
}

/** `bounds` that are a mapping of a lower and an upper side, as SciPy has them, as pairs; nothing where they are anything else. */
export function boundsOfMapping(text: string): readonly Fix[] {
  const entries = entriesOf(text);
  const bounds = entries.find(({ path }) => path === 'problem.bounds');
  const [first, second, third] = entries.filter(({ path }) => /^problem\.bounds\.[^.[]+$/.test(path));
  if (!bounds || !first || !second || third) return [];
  const [side, other] = [first, second].map(({ path }) => sideOf(nameOf(path)));
  if (side === undefined || other === undefined || side === other) return [];
  const given = pairsOf(text, side === 'lower' ? [first, second] : [second, first]);
  if (given === undefined) return [];
  const pairs = asBounds(given);
  const { start, end } = leavingOf(text, bounds, []);
  const edits = [{ start, end, text: asBeside(text, bounds.pair.key, 'bounds', pairs) }];
  return [{ title: shortTitle(t('Change to {0}', pairs)), edits }];
}

/** A key that takes a value which stands alone, written as it takes it; undefined for what it does not take. */
interface SoleKey {
  readonly key: string;
  readonly take: (value: unknown, written: string) => string | undefined;
}

const taking = (key: string, takes: (value: unknown) => boolean): SoleKey => ({
  key,
  take: (value, written) => (takes(value) ? written : undefined),
});

const isBudget = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && isInRange(value, stop.evaluations);

/** What a mapping is most often asked for alone. */
const soleKeys: Readonly<Record<string, readonly SoleKey[]>> = {
  problem: [taking('function', (value) => problems.some(({ name }) => name === value))],
  stop: [
    taking('evaluations', isBudget),
    { key: 'evaluations', take: (value) => inRange(typeof value === 'string' ? numberNamed(value, true) : undefined, isBudget) },
    {
      key: 'seconds',
      take: (value) =>
        inRange(typeof value === 'string' ? secondsNamed(value) : undefined, (time) => isInRange(time, stop.seconds)),
    },
  ],
  initial: [taking('sampling', (value) => samplings.some((sampling) => sampling === value))],
  sandbox: [taking('driver', (value) => sandboxDrivers.some((driver) => driver === value))],
};

const inRange = (value: number | undefined, isIn: (value: number) => boolean): string | undefined =>
  value !== undefined && isIn(value) ? String(value) : undefined;

/** A value in place of the mapping that has it, such as the name of a problem, under its key; nothing where no key takes it. */
export function mappingOfValue(text: string, path: string): readonly Fix[] {
  const entry = entriesOf(text).find((other) => other.path === path);
  const value = entry?.pair.value;
  if (!entry || !isScalar(value) || !value.range) return [];
  const given = text.slice(value.range[0], value.range[1]);
  const { start, end } = leavingOf(text, entry, []);
  const { key } = entry.pair;
  for (const sole of soleKeys[path] ?? []) {
    const taken = sole.take(value.value, given);
    if (taken === undefined) continue;
    const written = asBeside(text, key, path, `{${asBeside(text, key, sole.key, taken)}}`);
    return [{ title: t('Change to {0}', written), edits: [{ start, end, text: written }] }];
  }
  return [];
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** Two numbers as they are written. */
type Pair = readonly [lower: string, upper: string];

const isWrongWayRound = ([lower, upper]: Pair): boolean => Number(lower) > Number(upper);

/** One pair for all dimensions stands alone. */
function asBounds(pairs: readonly Pair[]): string {
  const each = pairs.map((pair) => `[${pair.join(', ')}]`).join(', ');
  return pairs.length === 1 ? each : `[${each}]`;
}

/** One pair of two numbers, or one for each dimension where a side has several; undefined where they do not fit to each other. */
function pairsOf(text: string, [lower, upper]: readonly [FoundEntry, FoundEntry]): readonly Pair[] | undefined {
  const [lows, highs] = [numbersOf(text, lower), numbersOf(text, upper)];
  const count = Math.max(lows.length, highs.length);
  if ([lows, highs].some(({ length }) => length === 0 || (length !== count && length !== 1))) return undefined;
  return Array.from({ length: count }, (_, k): Pair => [lows[k] ?? lows[0] ?? '', highs[k] ?? highs[0] ?? '']);
}

/** As they are written; none where something else is among them. */
function numbersOf(text: string, { pair: { value } }: FoundEntry): readonly string[] {
  const numbers = (isSeq(value) ? value.items : [value]).flatMap((item) =>
    isScalar(item) && typeof item.value === 'number' && item.range ? text.slice(item.range[0], item.range[1]) : undefined,
  );
  return numbers.includes(undefined) ? [] : numbers.filter((number) => number !== undefined);
}

/** In the place of a side in the problem, else into the problem, else as a problem in the place of the first side. */
function written(
  text: string,
  sides: readonly [FoundEntry, FoundEntry],
  entries: readonly FoundEntry[],
  bounds: string,
): readonly Edit[] | undefined {
  const problem = entries.find(({ path }) => path === 'problem');
  const inside = sides.find(({ path }) => path.startsWith('problem.'));
  const kept = inside ?? (problem ? undefined : sides[0]);
  const leaving = sides.filter((side) => side !== kept);
  if (kept === undefined) {
    const inserted = problem && insertedIn(text, problem, 'bounds', bounds);
    return inserted && [inserted, ...withoutBoth(text, sides)];
  }
  const { start, end } = leavingOf(text, kept, []);
  const own = asBeside(text, kept.pair.key, 'bounds', bounds);
  const right = inside ? own : asBeside(text, kept.pair.key, 'problem', `{${own}}`);
  return [{ start, end, text: right }, ...leaving.map((side) => removed(text, leavingOf(text, side, [])))];
}

/** Neighbours in braces share a comma. */
function withoutBoth(text: string, sides: readonly [FoundEntry, FoundEntry]): readonly Edit[] {
  const [first, second] = [leavingOf(text, sides[0], []), leavingOf(text, sides[1], [])];
  const areNeighbours = first.isFlow && /^\s*,\s*$/.test(text.slice(first.end, second.start));
  return areNeighbours ? [withoutComma(text, first.start, second.end)] : [removed(text, first), removed(text, second)];
}
