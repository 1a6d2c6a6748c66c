import { rules } from './expressions.ts';
import { kind, readLexemes } from './lexer.ts';
import { Mistake } from './mistake.ts';
import { readStatement } from './statements.ts';
import { Tokens } from './tokens.ts';

/** What a strict reading of a program gives: its first mistake or, where there is none, the offsets of all names. */
export type Reading = { readonly mistake: Mistake } | { readonly mistake?: undefined; readonly names: readonly number[] };

/**
 * Reads a program as Python 3.11 does. The parser that makes the syntax tree is made for editors: it accepts much that Python does
 * not, so that without this a program might be allowed here and fail when it is loaded.
 */
export function readStrictly(text: string): Reading {
  try {
    const t = new Tokens(text, readLexemes(text), rules);
    while (!t.isKind(kind.end)) readStatement(t);
    return { names: t.names };
  } catch (error) {
    if (error instanceof Mistake) return { mistake: error };
    throw error;
  }
}
