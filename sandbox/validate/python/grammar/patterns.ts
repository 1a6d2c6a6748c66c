import { say } from '../../../sentence.ts';
import { missingComma } from './expectations.ts';
import { kind } from './lexer.ts';
import { Mistake } from './mistake.ts';
import { readStrings } from './strings.ts';
import type { Span, Tokens } from './tokens.ts';

/** Names a pattern binds, each once. */
type Names = Map<string, Span>;

/** Reads what stands behind `case`; true when it takes everything. */
export function readPatterns(t: Tokens): boolean {
  const names: Names = new Map();
  const { from } = t;
  const isStar = t.is('*');
  const isAny = isStar ? readStar(t, names) : readPattern(t, names);
  if (!t.is(',')) {
    if (isStar)
      throw new Mistake(from, t.lastTo, say('Expected a list or a tuple around the "*".'), say('Write case [*values]: …'));
    return isAny;
  }
  let stars = isStar ? 1 : 0;
  while (t.take(',') && !t.is(':') && !t.is('if')) stars += readElement(t, names);
  checkStars(t, from, stars);
  return false;
}

/** Reads `a | b as c`; true when it takes everything. */
export function readPattern(t: Tokens, names: Names): boolean {
  return t.nested(() => {
    const { from } = t;
    const first: Names = new Map();
    let isAny = readClosed(t, first);
    let common = first;
    while (t.is('|')) {
      if (isAny)
        throw new Mistake(
          from,
          t.lastTo,
          say('Expected the pattern that takes everything to be the last one.'),
          say('Leave out what follows.'),
        );
      t.index++;
      const { from: start } = t;
      const next: Names = new Map();
      isAny = readClosed(t, next);
      if (next.size !== common.size || [...next.keys()].some((name) => !common.has(name)))
        throw new Mistake(
          start,
          t.lastTo,
          say('Expected the same names in all alternatives of a pattern.'),
          say('Bind the same names.'),
        );
      common = next;
    }
    for (const [name, place] of common) bind(names, name, place);
    if (t.take('as')) {
      if (t.is('_')) throw t.mistake(say('a name other than "_"'), say('Choose a name.'));
      capture(t, names);
    }
    return isAny;
  });
}

function capture(t: Tokens, names: Names): void {
  const { from } = t;
  const name = t.name();
  bind(names, name, { from, to: t.lastTo });
}

function bind(names: Names, name: string, place: Span): void {
  if (names.has(name))
    throw new Mistake(
      place.from,
      place.to,
      say('Expected the name {0} once in a pattern.', name),
      say('Give each part a name of its own.'),
    );
  names.set(name, place);
}

function readClosed(t: Tokens, names: Names): boolean {
  if (t.isKind(kind.string)) readPlainStrings(t);
  else if (t.isKind(kind.number) || t.is('-')) readNumber(t);
  else if (t.is('(') || t.is('[')) return readSequence(t, names);
  else if (t.is('{')) readMapping(t, names);
  else if (!(t.take('None') || t.take('True') || t.take('False'))) return readNamePattern(t, names);
  return false;
}

function readPlainStrings(t: Tokens): void {
  const { from } = t;
  const start = t.index;
  readStrings(t);
  for (let at = start; at < t.index; at++) {
    const first = t.text.slice(t.lexemes.starts[at], t.lexemes.ends[at]);
    if (/^r?f/i.test(first))
      throw new Mistake(from, t.lastTo, say('Expected no f-string in a pattern.'), say('Compare in an if behind it.'));
  }
}

const isImaginary = (word: string) => /[jJ]$/.test(word) && !/^0[xX]/.test(word);

const aNumber = say('a number');
const onlyNumbers = say('A pattern compares with numbers, not with variables.');
const writeNumber = say('Write the number.');

function readNumber(t: Tokens): void {
  t.take('-');
  const isReal = !isImaginary(t.word);
  t.expectKind(kind.number, aNumber, onlyNumbers);
  if (!t.is('+') && !t.is('-')) return;
  if (!isReal) throw t.mistake(say('the end of the pattern'), say('Write the real part first.'));
  t.index++;
  if (!isImaginary(t.word)) throw t.mistake(say('an imaginary number'), say('A pattern computes nothing: write the number.'));
  t.expectKind(kind.number, aNumber, writeNumber);
}

function readSequence(t: Tokens, names: Names): boolean {
  const { from } = t;
  const close = t.word === '(' ? ')' : ']';
  t.index++;
  let stars = 0;
  let count = 0;
  let isAny = false;
  let hasComma = false;
  while (!t.is(close)) {
    count++;
    if (t.is('*')) {
      stars++;
      readStar(t, names);
    } else isAny = readPattern(t, names);
    if (!t.is(',')) break;
    hasComma = true;
    t.index++;
  }
  t.expect(close, missingComma);
  const isGroup = close === ')' && count === 1 && !hasComma;
  if (isGroup && stars > 0) throw new Mistake(from, t.lastTo, say('Expected a comma behind the "*".'), say('Write (*values,).'));
  checkStars(t, from, stars);
  return isGroup && isAny;
}

function checkStars(t: Tokens, from: number, stars: number): void {
  if (stars > 1)
    throw new Mistake(from, t.lastTo, say('Expected one "*" at most in a sequence.'), say('Leave out the second one.'));
}

function readElement(t: Tokens, names: Names): number {
  if (!t.is('*')) {
    readPattern(t, names);
    return 0;
  }
  readStar(t, names);
  return 1;
}

function readStar(t: Tokens, names: Names): boolean {
  t.expect('*');
  if (!t.take('_')) capture(t, names);
  return false;
}

const pairHint = say('Write {key: pattern}.');

function readMapping(t: Tokens, names: Names): void {
  t.expect('{');
  const keys = new Set<string>();
  let isOver = false;
  while (!t.is('}')) {
    const { from, index } = t;
    if (isOver) throw t.mistake(say('"{0}"', '}'), say('Move what has "**" to the end.'));
    if (t.take('**')) {
      if (t.is('_')) throw t.mistake(say('a name other than "_"'), say('Leave it out.'));
      capture(t, names);
      isOver = true;
    } else {
      const isLiteral = readKey(t);
      const key = t.lexemes.starts
        .slice(index, t.index)
        .map((start, at) => t.text.slice(start, t.lexemes.ends[index + at]))
        .join(' ');
      const known = key.replace(/^(['"])(\w*)\1$/, "'$2'");
      if (isLiteral && keys.has(known))
        throw new Mistake(from, t.lastTo, say('Expected the key {0} once.', key), say('Leave out one of them.'));
      keys.add(known);
      t.expect(':', pairHint);
      readPattern(t, names);
    }
    if (!t.take(',')) break;
  }
  t.expect('}', missingComma);
}

const aKey = say('a value as the key');

/** True for a key that is compared as it stands. */
function readKey(t: Tokens): boolean {
  if (t.isKind(kind.string)) readPlainStrings(t);
  else if (t.isKind(kind.number) || t.is('-')) readNumber(t);
  else if (!(t.take('None') || t.take('True') || t.take('False'))) {
    t.name(aKey);
    if (!t.is('.')) throw t.mistake(say('"{0}"', '.'), say('A key is a value, or a name behind a point.'));
    while (t.take('.')) t.name();
    return false;
  }
  return true;
}

const aPattern = say('a pattern');

function readNamePattern(t: Tokens, names: Names): boolean {
  const { from } = t;
  const name = t.name(aPattern);
  const isDotted = t.is('.');
  while (t.take('.')) t.name();
  if (t.take('(')) {
    readClassArguments(t, names);
    return false;
  }
  if (isDotted) return false;
  if (name !== '_') bind(names, name, { from, to: t.lastTo });
  return true;
}

function readClassArguments(t: Tokens, names: Names): void {
  const keywords = new Set<string>();
  while (!t.is(')')) {
    const { from, to } = t;
    if (t.ahead(1) === '=') {
      const name = t.name();
      if (keywords.has(name)) throw new Mistake(from, to, say('Expected {0} once.', name), say('Leave out one of them.'));
      keywords.add(name);
      t.expect('=');
    } else if (keywords.size > 0) throw t.mistake(say('a keyword and "="'), say('Move it before those with a keyword.'));
    readPattern(t, names);
    if (!t.take(',')) break;
  }
  t.expect(')', missingComma);
}
