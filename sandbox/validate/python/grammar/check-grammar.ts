import { rules } from './expressions.ts';
import { kind, readLexemes } from './lexer.ts';
import { Mistake } from './mistake.ts';
import { readStatement } from './statements.ts';
import { Tokens } from './tokens.ts';

/**
 * Gives the first place where a program is not Python 3.11, or nothing. The parser that makes the syntax tree is made for editors: it
 * accepts much that Python does not, so that without this a program might be allowed here and fail when it is loaded.
 */
export function findMistake(text: string): Mistake | undefined {
  try {
    const t = new Tokens(text, readLexemes(text), rules);
    while (!t.isKind(kind.end)) readStatement(t);
    return undefined;
  } catch (error) {
    if (error instanceof Mistake) return error;
    throw error;
  }
}
