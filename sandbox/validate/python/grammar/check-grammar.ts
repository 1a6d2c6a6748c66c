import { rules } from './expressions.ts';
import { kind, type Lexemes, readLexemes } from './lexer.ts';
import { type Data, findData } from './literal-data.ts';
import { Mistake } from './mistake.ts';
import { firstBeyond } from './most-lexemes.ts';
import { readStatement } from './statements.ts';
import { type Span, Tokens } from './tokens.ts';

/** What a strict reading of a program gives: its first mistake or, where there is none, what the parser does not find alone. */
export type Reading =
  | { readonly mistake: Mistake; readonly beyond?: undefined }
  /** Too long to be read: here begins what is beyond. */
  | { readonly mistake?: undefined; readonly beyond: Span }
  | {
      readonly mistake?: undefined;
      readonly beyond?: undefined;
      readonly lexemes: Lexemes;
      readonly data: readonly Data[];
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
    const lexemes = readLexemes(text);
    const data = findData(text, lexemes);
    const beyond = firstBeyond(text, lexemes, data);
    if (beyond) return { beyond };
    const t = new Tokens(text, lexemes, rules);
    while (!t.isKind(kind.end)) readStatement(t);
    return { lexemes, data, names: t.names, subjects: t.subjects };
  } catch (error) {
    if (error instanceof Mistake) return { mistake: error };
    throw error;
  }
}
