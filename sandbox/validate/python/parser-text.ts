import { kind, type Lexemes } from './grammar/lexer.ts';
import type { Data } from './grammar/literal-data.ts';

/** Exchanges, one for one, what Python knows and the parser's grammar does not; nothing is moved. */
export function exchange(text: string): string {
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

/** The parser's grammar knows `2.0` but not `2.`: the point becomes a digit, which moves nothing. */
function withoutBareDecimalPoints(text: string): string {
  return text.replace(/(?<![\w.\u{a1}-\u{10ffff}])(\d[\d_]*)\.(?=[eE][+-]?\d|[jJ]?(?![\w.\u{a1}-\u{10ffff}]))/gu, '$10');
}

/**
 * Puts spaces, one for one, in place of what says nothing and costs the parser much: comments, empty lines, line ends in brackets,
 * and long data. The indentation before each statement stays. Where text and strings begin and end is what the strict reading says,
 * so that the parser sees every name that Python sees.
 */
export function blank(text: string, lexemes: Lexemes, data: readonly Data[]): string {
  const { kinds, starts, ends } = lexemes;
  const parts: string[] = [];
  let done = 0;
  const replace = (from: number, to: number, by: string) => {
    parts.push(text.slice(done, from), by);
    done = to;
  };
  let next = 0;
  let behind = 0;
  let isLineStart = true;
  for (let at = 0; at < kinds.length; at++) {
    if (at === data[next]?.first) {
      const { from, to, end } = data[next++] as Data; // there is one
      replace(from, to, ' '.repeat(to - from));
      behind = to;
      at = end;
    }
    const what = kinds[at];
    if (what === kind.indent || what === kind.dedent) continue;
    const start = starts[at];
    if (start - behind > 1 || text[behind] === '\n') {
      const gap = text.slice(behind, start);
      if (what === kind.end) replace(behind, start, '');
      else if (isLineStart) {
        const length = emptyLines(gap);
        // What is left of the line before takes their place: the parser gives up at some thousand empty lines between statements.
        if (behind > 0 && length > 0) replace(behind - 1, behind + length, `${' '.repeat(length)}\n`);
        else if (length > 1) replace(0, length, `#${' '.repeat(length - 2)}\n`);
      } else if (/[^ ]/.test(gap)) replace(behind, start, ' '.repeat(start - behind));
    }
    behind = ends[at];
    isLineStart = what === kind.newline;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(done);
}

/** How long the empty lines and lines of comments are that stand before a statement; a backslash is part of its indentation. */
function emptyLines(gap: string): number {
  const backslash = gap.search(/(?<![^\n])[ \t\f]*\\/);
  return gap.slice(0, backslash === -1 ? gap.length : backslash).lastIndexOf('\n') + 1;
}
