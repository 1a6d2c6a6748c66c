import { parser } from '@lezer/python';
import type { Span } from './grammar/tokens.ts';

/** A node of the program's syntax tree: `from` and `to` are offsets in the text that was parsed. */
export interface Node {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly isError: boolean;
  readonly parent: Node | undefined;
  readonly children: readonly Node[];
}

/** The tree of a program, and its nodes but the root in the order of the text; or the one that is too deep to be looked at. */
export type SyntaxTree =
  | { readonly root: Node; readonly nodes: readonly Node[] }
  | { readonly tooDeep: { readonly from: number; readonly to: number } };

/** Python gives up at 200 brackets, and at some 3000 operators in a row; this also bounds the recursion of every check. */
const deepest = 1_200;

/** Above this length only the first mistake is told: the parser's guesses about what was meant take long. */
export const mendable = 32_000;

/** Reads a program as Python does: every kind of line end is one `\n`. */
export function normalizeLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/**
 * Parses a whole program. What is not Python becomes error nodes.
 * @param subjects what stands between each `match` and its colon
 */
export function parsePython(text: string, subjects: readonly Span[] = []): SyntaxTree {
  const { source, placeOf } = bracket(text, subjects);
  const parsed = parseStrictly(source);
  const root = new ParsedNode('Script', 0, text.length, false, undefined);
  const nodes: ParsedNode[] = [];
  if (typeof parsed === 'number' && source.length > mendable) {
    const at = placeOf(parsed);
    nodes.push(root.add('⚠', at, at, true));
    return { root, nodes };
  }
  let parent = root;
  let depth = 0;
  const cursor = (typeof parsed === 'number' ? parser.parse(source) : parsed).cursor();
  if (!cursor.firstChild()) return { root, nodes };
  for (;;) {
    const { type } = cursor;
    if (!unread.has(type.name)) {
      const node = parent.add(type.name, placeOf(cursor.from), placeOf(cursor.to), type.isError);
      nodes.push(node);
      if (cursor.firstChild()) {
        if (++depth > deepest) return { tooDeep: node };
        parent = node;
        continue;
      }
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent() || parent.parent === undefined) return { root, nodes };
      parent = parent.parent;
      depth--;
    }
  }
}

/** Nodes that no check looks at: none of them has any inside. */
const unread: ReadonlySet<string> = new Set(['Comment', 'Escape']);

const childless: readonly never[] = Object.freeze([]);

class ParsedNode implements Node {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly isError: boolean;
  readonly parent: ParsedNode | undefined;
  children: readonly ParsedNode[] = childless;

  constructor(name: string, from: number, to: number, isError: boolean, parent: ParsedNode | undefined) {
    this.name = name;
    this.from = from;
    this.to = to;
    this.isError = isError;
    this.parent = parent;
  }

  add(name: string, from: number, to: number, isError: boolean): ParsedNode {
    const child = new ParsedNode(name, from, to, isError, this);
    // Most nodes have none: a list of its own for each would take a third of the memory.
    if (this.children === childless) this.children = [child];
    else (this.children as ParsedNode[]).push(child); // its own
    return child;
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

/** The parser knows few subjects of a `match`, but all in brackets. */
function bracket(text: string, subjects: readonly Span[]): { source: string; placeOf: (offset: number) => number } {
  if (subjects.length === 0) return { source: text, placeOf: (offset) => offset };
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
