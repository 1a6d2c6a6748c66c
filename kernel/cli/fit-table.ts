import { alignTable } from '../outputs/table.ts';

/** A column of a list. */
export interface ListColumn<T> {
  readonly heading: string;
  readonly text: (record: T) => string;
  /** Where the table is too wide it goes, the highest first; without it, it stays. */
  readonly leaves?: number;
  /** Where its text may be wrapped, as the last one. Default: between words. */
  readonly breaks?: RegExp;
}

const gap = 2;
/** A last column with less room than this is not wrapped: its words would be torn into a tower. */
const leastRoom = 20;

/**
 * A table of at most so many characters a line, if that can be: columns that may leave go first, then the last one is wrapped.
 * @param width undefined: any
 */
export function fitTable<T>(
  records: readonly T[],
  columns: readonly ListColumn<T>[],
  width = Number.POSITIVE_INFINITY,
): { readonly text: string; readonly leftOut: readonly string[] } {
  const widthOf = ({ heading, text }: ListColumn<T>) => Math.max(heading.length, ...records.map((record) => text(record).length));
  // The last one needs no more than it is given.
  const needed = (shown: readonly ListColumn<T>[]) =>
    sum(shown.slice(0, -1).map((column) => widthOf(column) + gap)) + Math.min(leastRoom * 2, widthOf(shown[shown.length - 1]!));
  let shown = columns;
  for (const next of columns.filter(({ leaves }) => leaves !== undefined).sort((a, b) => (b.leaves ?? 0) - (a.leaves ?? 0))) {
    if (needed(shown) <= width) break;
    shown = shown.filter((column) => column !== next);
  }
  const room = width - sum(shown.slice(0, -1).map((column) => widthOf(column) + gap));
  const rows = records.map((record) => shown.map(({ text }) => text(record)));
  return {
    text: alignTable(
      shown.map(({ heading }) => [heading, 'left']),
      room < leastRoom ? rows : rows.flatMap((row) => wrapLast(row, room, shown.at(-1)?.breaks)),
    ),
    leftOut: columns.filter((column) => !shown.includes(column)).map(({ heading }) => heading),
  };
}

/** The row, and rows below it with what the last cell has no room for. */
function wrapLast(row: readonly string[], room: number, breaks: RegExp | undefined): string[][] {
  const [first = '', ...rest] = wrap(row[row.length - 1] ?? '', room, breaks);
  const before = row.slice(0, -1);
  return [[...before, first], ...rest.map((line) => [...before.map(() => ''), line])];
}

function wrap(text: string, room: number, breaks = / /): string[] {
  const lines: string[] = [];
  for (const word of text.split(breaks)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
