import { kind, type Lexemes } from './lexer.ts';
import type { Data } from './literal-data.ts';
import type { Span } from './tokens.ts';

/** How many names, values, signs and lines a program may have beside its data: what the scan takes grows with them. */
export const mostLexemes = 300_000;

/** Words and signs in an f-string, whose values are expressions; some of them are only text. */
const inFormat = /[\w\u{80}-\u{10ffff}]+|[^\w\s\u{80}-\u{10ffff}]/gu;

/** Gives the first lexeme beyond what a program may have, or nothing where it has no more. */
export function firstBeyond(text: string, { kinds, starts, ends }: Lexemes, data: readonly Data[]): Span | undefined {
  if (text.length < mostLexemes) return undefined;
  let count = 0;
  let next = 0;
  for (let at = 0; at < kinds.length; at++) {
    if (at === data[next]?.first) at = data[next++].end; // there is one
    const what = kinds[at];
    if (what === kind.string && isFormat(text, starts[at]))
      count += text.slice(starts[at], ends[at]).match(inFormat)?.length ?? 0;
    else if (what <= kind.newline) count++;
    if (count > mostLexemes) return { from: starts[at], to: ends[at] };
  }
  return undefined;
}

const isFormat = (text: string, start: number) => /^r?f/i.test(text.slice(start, start + 2));
