import { say } from '../../../sentence.ts';
import { lineEnd } from './expectations.ts';
import { kind } from './lexer.ts';
import { Mistake } from './mistake.ts';
import { readPatterns } from './patterns.ts';
import { lonelyStar, readStarred } from './shape.ts';
import type { Tokens } from './tokens.ts';

const casesOnNewLine = say('Begin the cases on a new line.');
const indentedCase = say('an indented case');
const indentCases = say('Indent the cases.');
const caseHint = say('Write case pattern: …');

/** Reads a `match` with its cases and says so, or reads nothing where the word is a name like any other. */
export function readMatch(t: Tokens, readBlock: (t: Tokens) => void): boolean {
  if (!t.attempt(() => readSubject(t))) return false; // it may be a name after all
  t.expect(':');
  t.expectKind(kind.newline, lineEnd, casesOnNewLine);
  t.expectKind(kind.indent, indentedCase, indentCases);
  let isOver: Mistake | undefined;
  t.nested(() => {
    do {
      if (isOver) throw isOver;
      const { from } = t;
      t.expect('case', caseHint);
      const isAny = readPatterns(t);
      if (t.take('if')) t.rules.named(t);
      else if (isAny)
        isOver = new Mistake(
          from,
          t.lastTo,
          say('Expected the case that takes everything to be the last one.'),
          say('Move it behind the others.'),
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
