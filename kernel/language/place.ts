/** Where a cursor stands in a config that may be half typed: found by indentation and brackets, not by a parser that wants it whole. */

/** Where in a config an offset is. */
export interface Place {
  /** Keys and list positions that lead to the mapping or list which the cursor is in, such as `['problem', 'bounds', 0]`. */
  readonly parents: readonly (string | number)[];
  /** The key whose value the cursor is in, on its own line or in its own flow entry; undefined where a key, or an item, is written. */
  readonly key: string | undefined;
  /** Whether an item of a list is written here. */
  readonly isItem: boolean;
  /** Offsets of the word that the cursor touches; equal where there is none. */
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** Whether the word is followed by a colon, so that it is a key already. */
  readonly hasColon: boolean;
  /** Whether it stands right after the colon of a key, where YAML wants a blank: written there, neither a key nor a value. */
  readonly isUnspaced: boolean;
  /** Whether its entry has something beside the word already, such as a whole list, so that nothing more can be written there. */
  readonly isTaken: boolean;
  /** Inside brackets or braces. */
  readonly isFlow: boolean;
  /** Spaces before the entry in block style. */
  readonly indent: number;
}

interface Frame {
  readonly kind: '{' | '[';
  /** Offset of the bracket. */
  readonly at: number;
  key: string | undefined;
  index: number;
  /** Offset of what follows the bracket, the last comma, or the colon of the key. */
  entry: number;
}

const wordCharacter = /[\w./@+-]/;

/** @param offset in UTF-16 units. @returns undefined in a comment and inside a text of several lines */
export function placeAt(text: string, offset: number): Place | undefined {
  const { frames, isComment } = scan(text, offset);
  if (isComment) return undefined;
  const [start, end] = wordAt(text, offset);
  const word = text.slice(start, end);
  const hasColon = /^["']?[ \t]*:(?=[ \t\r\n]|$)/.test(text.slice(end, end + 40));
  const isUnspaced = isAfterBareColon(text, start, frames.length > 0);
  const isTaken = isAfterSomething(text, start, frames.at(-1)) || /^[ \t]*[[{]/.test(text.slice(end));
  const common = { start, end, word, hasColon, isUnspaced, isTaken, isFlow: frames.length > 0 };
  if (frames.length === 0) return { ...common, ...blockPlace(text, start) };
  const outer = blockPlace(text, frames[0]!.at);
  const parents = [...outer.parents, ...(outer.key === undefined ? [] : [outer.key])];
  for (const frame of frames.slice(0, -1)) parents.push(frame.kind === '[' ? frame.index : (frame.key ?? ''));
  const last = frames.at(-1)!;
  return last.kind === '['
    ? { ...common, parents, key: undefined, isItem: true, indent: outer.indent }
    : { ...common, parents, key: last.key, isItem: false, indent: outer.indent };
}

/** Between brackets a key in quotes needs no blank after its colon, as in JSON. */
const isAfterBareColon = (text: string, start: number, isFlow: boolean): boolean =>
  text[start - 1] === ':' && !(isFlow && /["']/.test(text[start - 2] ?? ''));

/** Whether anything but a quote that the word begins with stands before it in its entry. */
function isAfterSomething(text: string, start: number, frame: Frame | undefined): boolean {
  if (frame) return !/^\s*["']?$/.test(text.slice(frame.entry, start).replaceAll(/(?<=\s)#.*/g, ''));
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return !/^ *(?:- +)*(?:["']?[\w-]+["']? *:(?:[ \t]+|$))?["']?$/.test(line);
}

function wordAt(text: string, offset: number): [start: number, end: number] {
  let [start, end] = [offset, offset];
  while (start > 0 && wordCharacter.test(text[start - 1]!)) start--;
  while (end < text.length && wordCharacter.test(text[end]!)) end++;
  // The dash of a list item belongs to no word.
  if (text[start] === '-' && /[ \t]|^$/.test(text[start + 1] ?? '') && end === start + 1) start = end;
  return start > offset ? [offset, offset] : [start, end];
}

/** Reads on from the start of the text: quotes and comments hide brackets. */
function scan(text: string, offset: number): { frames: Frame[]; isComment: boolean } {
  const frames: Frame[] = [];
  let quote = '';
  for (let at = 0; at < offset; at++) {
    const character = text[at]!;
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
      continue;
    }
    const before = at === 0 ? '\n' : text[at - 1]!;
    if (character === '#' && /\s/.test(before)) {
      const lineEnd = text.indexOf('\n', at);
      if (lineEnd < 0 || lineEnd >= offset) return { frames, isComment: true };
      at = lineEnd;
    } else if ((character === '"' || character === "'") && /[\s[{,:]/.test(before)) quote = character;
    else readFlow(text, at, frames);
  }
  return { frames, isComment: false };
}

function readFlow(text: string, at: number, frames: Frame[]): void {
  const character = text[at]!;
  const frame = frames.at(-1);
  if (character === '{' || character === '[') frames.push({ kind: character, at, key: undefined, index: 0, entry: at + 1 });
  else if (frame === undefined) return;
  else if (character === '}' || character === ']') frames.pop();
  else if (character === ',') {
    frame.key = undefined;
    frame.index++;
    frame.entry = at + 1;
  } else if (character === ':' && frame.kind === '{' && frame.key === undefined && endsKey(text, at)) {
    frame.key = /([\w-]+)["']?\s*$/.exec(text.slice(frame.at + 1, at))?.[1];
    frame.entry = at + 1;
  }
}

/** Whether a colon between braces ends a key, and is no part of a word. */
const endsKey = (text: string, at: number): boolean => /[\s"'[{]|^$/.test(text[at + 1] ?? '') || /["']/.test(text[at - 1] ?? '');

interface BlockPlace {
  readonly parents: (string | number)[];
  readonly key: string | undefined;
  readonly isItem: boolean;
  readonly indent: number;
}

const keyLine = /^( *)((?:- +)*)["']?([\w-]+)["']? *:(?: |\r?$)/;

function blockPlace(text: string, start: number): BlockPlace {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const prefix = text.slice(lineStart, start);
  const dashes = /^ *((?:-(?: +|$))*)/.exec(prefix)!;
  const spaces = /^ */.exec(prefix)![0].length;
  const isItem = dashes[1] !== '';
  const indent = spaces + dashes[1]!.length;
  const own = /^(?: *(?:- +)*)["']?([\w-]+)["']? *:[ \t]+/.exec(prefix);
  const lines = text.slice(0, lineStart).split('\n').slice(0, -1);
  const parents = parentsOf(lines, spaces, isItem);
  if (isItem) parents.push(indexOf(lines, spaces));
  return { parents, key: own?.[1], isItem: isItem && own === null, indent };
}

/** Keys above, from the outermost. @param isItem of a list, which may stand as far left as its key */
function parentsOf(lines: readonly string[], spaces: number, isItem: boolean): (string | number)[] {
  const parents: (string | number)[] = [];
  let below = spaces;
  let mayBeEqual = isItem;
  for (let i = lines.length - 1; i >= 0 && (below > 0 || mayBeEqual); i--) {
    const line = lines[i]!;
    const found = keyLine.exec(line);
    if (found === null) continue;
    const column = found[1]!.length;
    const keyColumn = column + found[2]!.length;
    if (keyColumn < below || (mayBeEqual && keyColumn === below && found[2] === '')) {
      parents.unshift(found[3]!);
      if (found[2] !== '') parents.unshift(indexOf(lines.slice(0, i), column));
      below = found[2] === '' ? keyColumn : column;
      mayBeEqual = found[2] !== '';
    }
  }
  return parents;
}

/** How many items stand above in the same list. */
function indexOf(lines: readonly string[], spaces: number): number {
  let count = 0;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!;
    if (/^\s*(?:#|$)/.test(line)) continue;
    const column = /^ */.exec(line)![0].length;
    if (column < spaces || (column === spaces && line[column] !== '-')) break;
    if (column === spaces) count++;
  }
  return count;
}
