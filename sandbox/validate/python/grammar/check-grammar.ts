import { rules } from './expressions.ts';
import { kind, readLexemes } from './lexer.ts';
import { Mistake } from './mistake.ts';
import { readStatement } from './statements.ts';
import { type Span, Tokens } from './tokens.ts';

/** What a strict reading of a program gives: its first mistake or, where there is none, what the parser does not find alone. */
export type Reading =
  | { readonly mistake: Mistake }
  | {
      readonly mistake?: undefined;
      /** The offsets of all names. */
      readonly names: readonly number[];
      /** What stands between each `match` and its colon. */
      readonly subjects: readonly Span[];
    };

/**
 * Reads a program as Python 3.11 does. The parser that makes the syntax tree is made for editors: it accepts much that Python does
 * not, so that without this a program might be allowed here and fail when it is loaded.
 */
export function readStrictly(text: string): Reading {
  try {
    const t = new Tokens(text, readLexemes(text), rules);
    while (!t.isKind(kind.end)) readStatement(t);
    return { names: t.names, subjects: t.subjects };
  } catch (error) {
    if (error instanceof Mistake) return { mistake: error };
    throw error;
  }
}
