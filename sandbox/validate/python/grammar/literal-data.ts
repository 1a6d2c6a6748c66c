import { kind, type Lexemes } from './lexer.ts';
import type { Span } from './tokens.ts';

/** A part of the text between two lexemes: `first` is the first one in it, `end` the first one behind it. */
export interface Data extends Span {
  readonly first: number;
  readonly end: number;
}

/** Shorter lists are left as they are: most programs are read as they stand. */
const fewest = 64;

/** Behind which a value begins. */
const keywords = new Set(['return', 'yield', 'in', 'and', 'or', 'not', 'if', 'elif', 'else', 'while', 'is', 'assert']);

/**
 * Finds long lists, tuples, sets and dictionaries of nothing but numbers and plain strings, and gives what stands in each behind its
 * first element. No check depends on that: it has no name, no attribute, no call, no operator but a sign and nothing that runs, so
 * that no rule can find anything there; that it is Python is seen by the strict reading, which reads all of it.
 *
 * Where brackets stand behind a value, they are arguments or an index, whose number does matter; they are no data.
 */
export function findData(text: string, { kinds, starts, ends }: Lexemes): readonly Data[] {
  const found: Data[] = [];
  /** Of each open bracket: its lexeme, its first comma, and whether only data is known to be in it. */
  const open: { readonly at: number; comma: number; isData: boolean }[] = [];
  let around: (typeof open)[number] | undefined;
  for (let at = 0; at < kinds.length; at++) {
    const what = kinds[at];
    if (what !== kind.operator) {
      if (around && !(what === kind.number || (what === kind.string && isPlain(text, starts[at], ends[at]))))
        around.isData = false;
      continue;
    }
    switch (ends[at] - starts[at] === 1 ? text[starts[at]] : '') {
      case '(':
      case '[':
      case '{':
        around = { at, comma: -1, isData: beginsValue(at) };
        open.push(around);
        break;
      case ')':
      case ']':
      case '}': {
        const closed = open.pop();
        around = open.at(-1);
        if (closed === undefined) break;
        if (closed.isData) keep(closed.comma, at, at - closed.at);
        else if (around) around.isData = false;
        break;
      }
      case ',':
        if (around && around.comma === -1) around.comma = at;
        break;
      case '-':
        if (around && !(kinds[at + 1] === kind.number && beginsValue(at))) around.isData = false;
        break;
      case ':':
        break;
      default:
        if (around) around.isData = false;
    }
  }
  return found;

  /** True behind what a value may follow, and no value stands before. */
  function beginsValue(at: number): boolean {
    const [from, to] = [starts[at - 1], ends[at - 1]];
    if (kinds[at - 1] === kind.name) return keywords.has(text.slice(from, to));
    return kinds[at - 1] === kind.operator && to - from === 1 && '([{,:='.includes(text[from]);
  }

  function keep(first: number, end: number, lexemes: number): void {
    if (lexemes < fewest || first === -1) return;
    // What was found inside of this is part of it.
    while (found.length > 0 && found[found.length - 1].first > first) found.pop();
    found.push({ first, end, from: starts[first], to: starts[end] });
  }
}

/** True for a string that is only text: no prefix, no backslash. */
function isPlain(text: string, from: number, to: number): boolean {
  return (text[from] === '"' || text[from] === "'") && !text.slice(from, to).includes('\\');
}
