/**
 * Long lists of numbers, which are most of every long config. Their rows are alike, so that a few stand for all: the others are left out
 * of the text that the YAML library reads, and what it made of one row is repeated for them, with their own places and numbers.
 */
import type { CST } from 'yaml';

/** Rows left out: after the third of a run, up to its last one. */
interface Cut {
  /** Where the second row begins, which the library has read after one that is alike: the model of those left out. */
  readonly model: number;
  /** Where the third begins, by which is checked that the library makes of it what is made of the model. */
  readonly check: number;
  readonly start: number;
  readonly end: number;
}

/** A text without the rows that are like others, and the way back. */
export interface Shortened {
  readonly text: string;
  /**
   * Gives the tokens of the short text their places in the whole one, and adds those of the rows left out.
   * @returns false where the library took the rows for something else, such as a text over several lines
   */
  restore(tokens: readonly CST.Token[]): boolean;
}

/** Rows of a run that are worth it. */
const fewestRows = 16;
const number = String.raw`-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?`;
const gap = String.raw`(?: |\r?\n)*`;
const value = `(?:${number}|\\[${gap}${number}(?:${gap},${gap}${number})*${gap}\\])`;
/** An item of a block with its line, or one in brackets with the comma before it. */
const rowPattern = `(?<=\\n) *- ${value}\\r?\\n|,${gap}${value}(?=${gap},)`;

/** A text that is read sooner and means the same; undefined where nothing can be left out. */
export function leaveOutRows(whole: string): Shortened | undefined {
  const cuts = cutsOf(whole);
  if (cuts.length === 0) return undefined;
  const kept = cuts.map(({ start }, i) => whole.slice(cuts[i - 1]?.end ?? 0, start));
  const text = kept.join('') + whole.slice(cuts.at(-1)?.end);
  return { text, restore: (tokens) => new Restoration(whole, cuts).restore(tokens) };
}

function cutsOf(text: string): readonly Cut[] {
  const cuts: Cut[] = [];
  let [starts, shape, end]: [number[], string, number] = [[], '', 0];
  const endRun = (): void => {
    const [, model, check, start] = starts;
    const last = starts.at(-1);
    if (starts.length >= fewestRows) cuts.push({ model, check, start, end: last } as Cut); // there are that many
  };
  const numbers = new RegExp(number, 'g');
  for (const { 0: row, index } of text.matchAll(new RegExp(rowPattern, 'g'))) {
    const its = row.replace(numbers, '0');
    if (index !== end || its !== shape) {
      endRun();
      starts = [];
      shape = its;
    }
    starts.push(index);
    end = index + row.length;
  }
  endRun();
  return cuts;
}

/** An item of a list as the library's parser leaves it. */
interface Item {
  readonly start: CST.SourceToken[];
  readonly value: CST.FlowScalar | CST.FlowCollection;
}

class Restoration {
  private readonly whole: string;
  private readonly cuts: ReadonlyMap<number, Cut>;
  /** Where cuts are in the short text, and how much is left out up to there. */
  private readonly gaps: readonly { readonly at: number; readonly length: number }[];
  private readonly number = new RegExp(number, 'y');
  private restored = 0;

  constructor(whole: string, cuts: readonly Cut[]) {
    this.whole = whole;
    this.cuts = new Map(cuts.map((cut) => [cut.model, cut]));
    let length = 0;
    this.gaps = cuts.map(({ start, end }) => {
      const at = start - length;
      length += end - start;
      return { at, length };
    });
  }

  restore(tokens: readonly CST.Token[]): boolean {
    for (const token of tokens) this.move(token);
    return this.restored === this.cuts.size;
  }

  /** To its place in the whole text, with all it holds. */
  private move(part: object): void {
    if ('offset' in part) part.offset = this.placeOf(part.offset as number); // tokens have one
    for (const inner of Object.values(part)) if (typeof inner === 'object' && inner !== null) this.move(inner);
    if ('items' in part) part.items = this.withRows(part.items as Item[]); // of a list or mapping
  }

  private placeOf(offset: number): number {
    let [from, to] = [0, this.gaps.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.gaps[middle]?.at ?? 0) <= offset) from = middle + 1;
      else to = middle;
    }
    return offset + (this.gaps[from - 1]?.length ?? 0);
  }

  private withRows(items: readonly Item[]): readonly Item[] {
    const cutAt = (item: Item): Cut | undefined => this.cuts.get(item.start[0]?.offset ?? -1);
    if (!items.some(cutAt)) return items;
    return items.flatMap((item, i) => {
      const next = items[i - 1];
      const cut = next && cutAt(next);
      return cut && next ? [item, ...this.rowsOf(cut, next, item)] : [item];
    });
  }

  private rowsOf(cut: Cut, model: Item, check: Item): Item[] {
    if (!isRow(model) || JSON.stringify(this.rowAt(cut.check, model).row) !== JSON.stringify(check)) return [];
    const rows: Item[] = [];
    for (let at = cut.start; at < cut.end; ) {
      const { row, end } = this.rowAt(at, model);
      rows.push(row);
      at = end;
    }
    this.restored++;
    return rows;
  }

  /** What the library would make of the row there. */
  private rowAt(start: number, model: Item): { row: Item; end: number } {
    let at = start;
    const sign = ({ type, indent, source }: CST.SourceToken): CST.SourceToken => {
      const offset = at;
      at += source.length;
      return { type, offset, indent, source };
    };
    const valueLike = (like: Item['value']): Item['value'] => {
      const { type, indent } = like;
      const offset = at;
      if (type === 'flow-collection')
        return {
          type,
          offset,
          indent,
          start: sign(like.start) as typeof like.start, // a copy of the same shape
          items: like.items.map((item) => itemLike(item as Item)), // isRow has looked at each
          end: like.end.map(sign),
        };
      this.number.lastIndex = at;
      const source = this.number.exec(this.whole)?.[0] ?? '';
      at += source.length;
      return { type, offset, indent, source, ...(like.end ? { end: like.end.map(sign) } : {}) };
    };
    const itemLike = (like: Item): Item => ({ start: like.start.map(sign), value: valueLike(like.value) });
    return { row: itemLike(model), end: at };
  }
}

/** Nothing but numbers, or lists of them. */
const isRow = ({ start, value, ...more }: Item): boolean =>
  Array.isArray(start) &&
  Object.keys(more).length === 0 &&
  (value?.type === 'scalar' || (value?.type === 'flow-collection' && value.items.every((item) => isRow(item as Item))));
