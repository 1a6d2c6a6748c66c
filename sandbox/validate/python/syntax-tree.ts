import { parser } from '@lezer/python';
import type { Span } from './grammar/tokens.ts';

/** A node of the program's syntax tree: `from` and `to` are offsets in the text that was parsed. */
export interface Node {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly isError: boolean;
  readonly parent: Node | undefined;
  readonly children: Node[];
}

/** The tree of a program, or the node that is nested too deeply to be looked at. */
export type SyntaxTree = { readonly root: Node } | { readonly tooDeep: { readonly from: number; readonly to: number } };

/** Python gives up at 200 brackets, and at some 3000 operators in a row; this also bounds the recursion of every check. */
const deepest = 1_200;

/** Above this length only the first mistake is looked for: the parser's guesses about what was meant take long. */
const mendable = 32_000;

/** Reads a program as Python does: every kind of line end is one `\n`. */
export function normalizeLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/**
 * Parses a whole program. What is not Python becomes error nodes.
 * @param subjects what stands between each `match` and its colon
 */
export function parsePython(text: string, subjects: readonly Span[] = []): SyntaxTree {
  const { source, placeOf } = bracket(exchange(text), subjects);
  const parsed = parseStrictly(source);
  if (typeof parsed === 'number' && source.length > mendable) return { root: mistakenRoot(text, placeOf(parsed)) };
  const root: Node = { name: 'Script', from: 0, to: text.length, isError: false, parent: undefined, children: [] };
  let parent = root;
  let depth = 0;
  const cursor = (typeof parsed === 'number' ? parser.parse(source) : parsed).cursor();
  if (!cursor.firstChild()) return { root };
  for (;;) {
    if (cursor.name !== 'Comment') {
      const { name } = cursor;
      const [from, to] = [placeOf(cursor.from), placeOf(cursor.to)];
      const node: Node = { name, from, to, isError: cursor.type.isError, parent, children: [] };
      parent.children.push(node);
      if (cursor.firstChild()) {
        if (++depth > deepest) return { tooDeep: { from, to } };
        parent = node;
        continue;
      }
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent() || parent.parent === undefined) return { root };
      parent = parent.parent;
      depth--;
    }
  }
}

const strictParser = parser.configure({ strict: true });

/** Gives the tree of a text without a mistake, or the offset of the first one. */
function parseStrictly(source: string): ReturnType<typeof parser.parse> | number {
  try {
    return strictParser.parse(source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return Number(error.message.replace(/^.* at /, '')); // "No parse at 12";
  }
}

function mistakenRoot(text: string, at: number): Node {
  const root: Node = { name: 'Script', from: 0, to: text.length, isError: false, parent: undefined, children: [] };
  root.children.push({ name: '⚠', from: at, to: at, isError: true, parent: root, children: [] });
  return root;
}

/** Exchanges, one for one, what Python knows and the parser's grammar does not; nothing is moved. */
function exchange(text: string): string {
  return (
    withoutBareDecimalPoints(text)
      // The parser takes a form feed, which may stand between the parts of a program, for an indented line.
      .replaceAll('\f', ' ')
      // And it still knows the statement of Python 2, even where the function is given another value.
      .replace(/\bprint\b/g, 'Print')
      // It takes spaces at the very end for an indented line, too.
      .trimEnd()
  );
}

/** The parser knows few subjects of a `match`, but all in brackets. */
function bracket(text: string, subjects: readonly Span[]): { source: string; placeOf: (offset: number) => number } {
  const brackets: number[] = [];
  let [source, done] = ['', 0];
  const add = (bracket: string, at: number) => {
    source += text.slice(done, at);
    brackets.push(source.length);
    source += bracket;
    done = at;
  };
  for (const { from, to } of subjects) {
    add('(', from);
    add(')', to);
  }
  return { source: source + text.slice(done), placeOf: (offset) => offset - countBelow(brackets, offset) };
}

function countBelow(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < limit)
      low = middle + 1; // middle < length
    else high = middle;
  }
  return low;
}

/** The parser's grammar knows `2.0` but not `2.`: the point becomes a digit, which moves nothing. */
function withoutBareDecimalPoints(text: string): string {
  return text.replace(/(?<![\w.\u{a1}-\u{10ffff}])(\d[\d_]*)\.(?=[eE][+-]?\d|[jJ]?(?![\w.\u{a1}-\u{10ffff}]))/gu, '$10');
}
