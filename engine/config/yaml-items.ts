/** Items of a list that YAML takes for words of a text: they are indented as more of the item above, or lack the space after the dash. */
import { type Document, type Scalar, visit } from 'yaml';
import type { Sentence } from '../../sandbox/sentence.ts';
import { itemSentence, type Line, lineAt, linesIn, linesOf, spacesSentence, wordOf } from './yaml-lines.ts';
import { mixedSentence } from './yaml-sentences.ts';

/** Each line that holds such an item, in the order of the text, with what is to be mended. */
export function lostItems(text: string, document: Document): readonly (readonly [Line, Sentence])[] {
  const found: (readonly [Line, Sentence])[] = [];
  const lineOf = linesIn(text);
  visit(document, {
    Scalar(_, node) {
      if (mayHoldItems(node)) found.push(...itemsIn(text, node.range[0], linesOf(text, node.range, lineOf)));
    },
  });
  return found;
}

type Placed = Scalar<string> & { range: NonNullable<Scalar['range']> };

const mayHoldItems = (node: Scalar): node is Placed =>
  node.type === 'PLAIN' && typeof node.value === 'string' && node.range != null && /^-| - | -\S/.test(node.value);

/** @param lines those of a plain text that begins at `start` */
function itemsIn(text: string, start: number, lines: readonly Line[]): (readonly [Line, Sentence])[] {
  const beginsItsLine = lines[0]?.start === start;
  if (beginsItsLine && lines[0] && itemSentence(lines[0])) return lines.flatMap((line) => withSentence(line, itemSentence(line)));
  const items = lines.slice(1).filter(({ content }) => content.startsWith('- '));
  if (items.length === 0) return []; // before the whole line is looked at, on which there may be many such texts
  const column = columnOfItem(text, start);
  return items.map((line) => [line, column === undefined ? mixedSentence(wordOf(line)) : spacesSentence(column, line)] as const);
}

const withSentence = (line: Line, sentence: Sentence | undefined): (readonly [Line, Sentence])[] =>
  sentence === undefined ? [] : [[line, sentence]];

/** How many characters stand before the dash of the item that begins there; undefined where it is none. */
function columnOfItem(text: string, start: number): number | undefined {
  const { start: first, indent } = lineAt(text, start);
  const before = text.slice(first - indent, start);
  return /(?:^| )- +$/.test(before) ? before.lastIndexOf('-') : undefined;
}
