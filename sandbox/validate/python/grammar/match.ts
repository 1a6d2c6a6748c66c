import { kind } from './lexer.ts';
import { Mistake } from './mistake.ts';
import { readPatterns } from './patterns.ts';
import { lonelyStar, readStarred } from './shape.ts';
import type { Tokens } from './tokens.ts';

/** Reads a `match` with its cases and says so, or reads nothing where the word is a name like any other. */
export function readMatch(t: Tokens, readBlock: (t: Tokens) => void): boolean {
  if (!t.attempt(() => readSubject(t))) return false; // it may be a name after all
  t.expect(':');
  t.expectKind(kind.newline, 'the end of the line', 'Begin the cases on a new line.');
  t.expectKind(kind.indent, 'an indented case', 'Indent the cases.');
  let isOver: Mistake | undefined;
  t.nested(() => {
    do {
      if (isOver) throw isOver;
      const { from } = t;
      t.expect('case', 'Write case pattern: …');
      const isAny = readPatterns(t);
      if (t.take('if')) t.rules.named(t);
      else if (isAny)
        isOver = new Mistake(
          from,
          t.lastTo,
          'Expected the case that takes everything to be the last one.',
          'Move it behind the others.',
        );
      readBlock(t);
    } while (!t.takeKind(kind.dedent));
  });
  return true;
}

/** A subject is followed by a colon, a new line, and a case. */
function readSubject(t: Tokens): boolean {
  const from = t.to;
  t.index++;
  const first = readValue(t);
  if (first.kind === 'star' && !t.is(',')) throw lonelyStar(first);
  while (t.take(',') && !t.is(':')) readValue(t);
  const isSubject = t.is(':') && t.lexemes.kinds[t.index + 1] === kind.newline;
  if (isSubject) t.subjects.push({ from, to: t.from });
  return isSubject;
}

const readValue = (t: Tokens) => (t.is('*') ? readStarred(t) : t.rules.named(t));
