/** Edits of a config, and where its entries are. */
import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, visit } from 'yaml';
import { t } from '../words.ts';

/** Offsets of the replaced text, and what comes there. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A change of a config that mends a finding. */
export interface Fix {
  /** A sentence in the imperative. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** As much of a title as a menu can show. */
export const shortTitle = (title: string): string => (title.length > 80 ? `${title.slice(0, 79)}…` : title);

/** The text with the edits made, which do not overlap. */
export const applied = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((made, { start, end, text: next }) => made.slice(0, start) + next + made.slice(end), text);

/** A key of a config with its value. */
export interface FoundEntry {
  readonly pair: Pair<Node, Node | null>;
  readonly path: string;
  readonly isFlow: boolean;
}

/** Every key of the document with its path. */
export function entriesOf(text: string): readonly FoundEntry[] {
  const found: FoundEntry[] = [];
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false, logLevel: 'error' });
  const walk = (node: unknown, path: string): void => {
    if (isMap(node))
      for (const pair of node.items as Pair<Node, Node | null>[]) {
        // typed as unknown
        const name = isScalar(pair.key) ? String(pair.key.value) : '';
        const own = path === '' ? name : `${path}.${name}`;
        found.push({ pair, path: own, isFlow: node.flow === true });
        walk(pair.value, own);
      }
    else if (isSeq(node)) for (const [i, item] of node.items.entries()) walk(item, `${path}[${i}]`);
  };
  walk(document.contents, '');
  return found;
}

/** Takes away the entry, or the item of a list, that begins at an offset. */
export function remove(text: string, start: number): readonly Fix[] {
  const entries = entriesOf(text);
  const entry = entries.find(({ pair }) => pair.key.range?.[0] === start);
  if (entry) return [{ title: t('Remove {0}', String(entry.pair.key)), edits: [removed(text, leavingOf(text, entry, entries))] }];
  let edit: Edit | undefined;
  visit(parseDocument(text, { logLevel: 'error' }), {
    Seq(_, list) {
      const item = (list.items as Node[]).find((node) => node.range?.[0] === start); // typed as unknown
      if (item?.range) edit = list.flow ? withoutComma(text, start, item.range[1]) : wholeLines(text, start, item.range[1]);
    },
  });
  return edit ? [{ title: t('Remove it'), edits: [edit] }] : [];
}

/** What is to go from a config. */
export interface Leaving {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly isFlow: boolean;
}

/** What goes from its place: the entry, or the mapping that it is alone in, which would be empty without it. */
export function leavingOf(text: string, entry: FoundEntry, entries: readonly FoundEntry[]): Leaving {
  const owner = entries.find(({ pair: { value } }) => isMap(value) && value.items.length === 1 && value.items[0] === entry.pair);
  if (owner && owner.path !== 'problem') return leavingOf(text, owner, entries);
  const { path, isFlow, pair } = entry;
  const [start, keyEnd] = pair.key.range ?? [0, 0];
  return { path, isFlow, start, end: trimmed(text, start, Math.max(keyEnd, pair.value?.range?.[1] ?? keyEnd)) };
}

/** Takes it away, with its lines or its comma. */
export const removed = (text: string, { start, end, isFlow }: Leaving): Edit =>
  isFlow ? withoutComma(text, start, end) : wholeLines(text, start, end);

/** A key with its value, in quotes exactly where its neighbour is, as JSON has to have them. */
export function asBeside(text: string, neighbour: Node | undefined, name: string, written: string): string {
  const quote = /^["']/.exec(text.slice(neighbour?.range?.[0]))?.[0];
  if (neighbour?.range == null || quote === undefined) return `${name}: ${written}`;
  return `${quote}${name}${quote}: ${quote === '"' && isWord(written) ? JSON.stringify(written) : written}`;
}

/** Text that only YAML reads without quotes. */
const isWord = (written: string): boolean => /^(?:[a-z]|\.{1,2}\/)/i.test(written) && !/^(?:true|false|null)$/.test(written);

/** The key as the first of a mapping, or of one that is still empty. */
export function insertedIn(
  text: string,
  { pair: { key, value }, isFlow }: FoundEntry,
  name: string,
  written: string,
): Edit | undefined {
  if (isScalar(value) && value.value === null && value.source === '' && !isFlow) {
    const start = key.range?.[0] ?? 0;
    const rest = /\r?\n/.exec(text.slice(start));
    const at = rest ? start + rest.index : text.length; // behind a comment, which stays with its key
    const indent = ' '.repeat(columnOf(text, start) + 2);
    return { start: at, end: at, text: `\n${indent}${asBeside(text, key, name, written)}` };
  }
  if (!isMap(value) || !value.range) return undefined;
  const sibling = value.items[0]?.key as Node | undefined; // typed as unknown
  const right = asBeside(text, sibling ?? key, name, written);
  const first = sibling?.range?.[0];
  if (value.flow) {
    const at = value.range[0] + 1;
    return { start: at, end: at, text: `${right}${first === undefined ? '' : ', '}` };
  }
  if (first === undefined) return undefined;
  const indent = ' '.repeat(columnOf(text, first));
  return { start: first, end: first, text: `${right}\n${indent}` };
}

/** How far an offset stands from the beginning of its line. */
export const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** Takes away a range between brackets with the comma that follows it, or is before it. */
export function withoutComma(text: string, start: number, end: number): Edit {
  const after = /^[ \t\r\n]*,[ \t]*/.exec(text.slice(end));
  if (after) return { start, end: end + after[0].length, text: '' };
  const before = /,[ \t\r\n]*$/.exec(text.slice(0, start));
  return { start: start - (before?.[0].length ?? 0), end, text: '' };
}

/** Takes away the lines of a range. */
export function wholeLines(text: string, start: number, end: number): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const last = trimmed(text, start, end);
  const next = text.indexOf('\n', last);
  return { start: from, end: next < 0 ? text.length : next + 1, text: '' };
}

/** Without the blanks and breaks at the end, which a list over several lines has. */
export function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return at;
}
