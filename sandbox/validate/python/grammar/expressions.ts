import { say } from '../../../sentence.ts';
import { readArguments, readSlices } from './arguments.ts';
import { readAfterElement } from './comprehensions.ts';
import { kind } from './lexer.ts';
import { readParameters } from './parameters.ts';
import { isAssigned, lonelyStar, readStarred, type Shape, shape, shapeOfItems, shapeOfName, startsExpression } from './shape.ts';
import { readStrings } from './strings.ts';
import type { Rules, Tokens } from './tokens.ts';

/** Reads `a`, `*a, b` and `a,`, without brackets; a single starred one is a mistake. */
export function readList(t: Tokens): Shape {
  const { from } = t;
  const first = t.is('*') ? readStarred(t) : readExpression(t);
  if (!t.is(',')) {
    if (first.kind === 'star') throw lonelyStar(first);
    return first;
  }
  const items = [first];
  while (t.take(',') && startsExpression(t)) items.push(t.is('*') ? readStarred(t) : readExpression(t));
  return shapeOfItems(t, 'tuple', from, items);
}

/** Reads a `yield`, with or without a value. */
export function readYield(t: Tokens): Shape {
  const { from } = t;
  t.yields.push(from);
  t.expect('yield');
  if (t.take('from')) readExpression(t);
  else if (startsExpression(t)) readList(t);
  return shape(t, 'other', from);
}

/** Reads the right side of an assignment. */
export const readValue = (t: Tokens): Shape => (t.is('yield') ? readYield(t) : readList(t));

const readStarredOrNamed = (t: Tokens): Shape => (t.is('*') ? readStarred(t) : readNamed(t));

/** Reads an expression, or a name that is given a value with `:=`. */
export function readNamed(t: Tokens): Shape {
  const target = readExpression(t);
  if (!t.is(':=')) return target;
  if (target.kind !== 'name' || target.isGroup)
    throw t.mistake(say('a name before ":="'), say('Assign in a statement of its own.'));
  if (t.iterables > 0) throw t.mistake(say('no ":=" in what a comprehension goes over'), say('Assign it before.'));
  t.walruses.push({ name: target.name, from: target.from, to: target.to });
  t.expect(':=');
  readExpression(t);
  return shape(t, 'assigned', target.from);
}

const elseHint = say('Write a if condition else b.');

/** Reads an expression without a `:=` of its own. */
export function readExpression(t: Tokens): Shape {
  if (t.is('lambda')) return t.nested(() => readLambda(t));
  const first = t.nested(() => readLogic(t));
  if (!t.is('if')) return first;
  while (t.take('if')) {
    t.nested(() => readLogic(t));
    t.expect('else', elseHint);
    if (t.is('lambda')) {
      t.nested(() => readLambda(t));
      break;
    }
    t.nested(() => readLogic(t));
  }
  return shape(t, 'other', first.from);
}

const lambdaHint = say('Write lambda x: value.');

function readLambda(t: Tokens): Shape {
  const { from } = t;
  t.expect('lambda');
  readParameters(t, ':', false);
  t.expect(':', lambdaHint);
  const [walruses, yields] = [t.walruses.length, t.yields.length];
  const { isInClass } = t;
  t.isInClass = false;
  readExpression(t);
  t.isInClass = isInClass;
  t.walruses.length = walruses;
  t.yields.length = yields;
  return shape(t, 'other', from);
}

/** Reads what may stand where no conditional expression does: `or`, `and`, `not`, comparisons. */
function readLogic(t: Tokens): Shape {
  const first = readInversion(t);
  if (!t.is('and') && !t.is('or')) return first;
  while (t.take('and') || t.take('or')) readInversion(t);
  return shape(t, 'other', first.from);
}

function readInversion(t: Tokens): Shape {
  const { from } = t;
  let isInverted = false;
  while (t.take('not')) isInverted = true;
  const first = readBinary(t, 0);
  let isCompared = false;
  while (takeComparison(t)) {
    isCompared = true;
    readBinary(t, 0);
  }
  return isInverted || isCompared ? shape(t, 'other', from) : first;
}

const comparisons = new Set(['==', '!=', '<', '>', '<=', '>=', 'in']);

const notInHint = say('Write a not in b.');

function takeComparison(t: Tokens): boolean {
  if (comparisons.has(t.word)) {
    t.index++;
    return true;
  }
  if (t.take('is')) {
    t.take('not');
    return true;
  }
  if (!t.is('not')) return false;
  t.index++;
  t.expect('in', notInHint);
  return true;
}

const levels: readonly ReadonlySet<string>[] = [
  new Set(['|']),
  new Set(['^']),
  new Set(['&']),
  new Set(['<<', '>>']),
  new Set(['+', '-']),
  new Set(['*', '/', '//', '%', '@']),
];
const levelOf = new Map(levels.flatMap((words, level) => [...words].map((word) => [word, level] as const)));

/** Reads operators that bind at least as strongly as this level; the weakest is `|`. */
function readBinary(t: Tokens, level: number): Shape {
  const first = readUnary(t);
  let isBinary = false;
  for (let found = levelOf.get(t.word) ?? -1; found >= level && t.isKind(kind.operator); found = levelOf.get(t.word) ?? -1) {
    isBinary = true;
    t.index++;
    readBinary(t, found + 1);
  }
  return isBinary ? shape(t, 'other', first.from) : first;
}

function readUnary(t: Tokens): Shape {
  const { from } = t;
  let isSigned = false;
  while (t.take('-') || t.take('+') || t.take('~')) isSigned = true;
  const first = readPrimary(t);
  if (!t.is('**')) return isSigned ? shape(t, 'other', from) : first;
  t.index++;
  t.nested(() => readUnary(t));
  return shape(t, 'other', from);
}

const nameAfterPoint = say('a name after the point');

function readPrimary(t: Tokens): Shape {
  const { from } = t;
  t.take('await');
  let current = readAtom(t);
  for (;;) {
    if (t.take('.')) {
      t.name(nameAfterPoint);
      current = shape(t, 'member', from);
    } else if (t.is('(')) {
      t.nested(() => readArguments(t, true));
      current = shape(t, 'other', from);
    } else if (t.is('[')) {
      t.nested(() => readSlices(t));
      current = shape(t, 'member', from);
    } else return current;
  }
}

function readAtom(t: Tokens): Shape {
  const { from, word } = t;
  switch (t.kind) {
    case kind.string:
      readStrings(t);
      return shape(t, 'other', from);
    case kind.number:
      t.index++;
      return shape(t, 'other', from);
    case kind.name:
      if (word === 'None' || word === 'True' || word === 'False') {
        t.index++;
        return shapeOfName(t, 'constant', from, word);
      }
      if (!t.isName()) break;
      return shapeOfName(t, 'name', from, t.name());
    case kind.operator:
      if (word === '(') return t.nested(() => readBrackets(t));
      if (word === '[') return t.nested(() => readBrackets(t));
      if (word === '{') return t.nested(() => readBraces(t));
      if (word === '...') {
        t.index++;
        return shape(t, 'other', from);
      }
  }
  throw t.mistake(say('a value'), say('Look for a missing value, or a surplus operator.'));
}

function readBrackets(t: Tokens): Shape {
  const { from } = t;
  const isList = t.word === '[';
  t.index++;
  const content = readContent(t, isList ? ']' : ')');
  t.index++;
  if (content.kind === 'tuple' && !content.isGroup)
    return { ...content, kind: isList ? 'list' : 'tuple', isGroup: true, from, to: t.lastTo };
  return isList ? shapeOfItems(t, 'list', from, [content]) : { ...content, isGroup: true };
}

/** Reads what stands in brackets up to the closing one, which it does not pass; an empty word is the end. */
export function readContent(t: Tokens, close: string): Shape {
  const { from } = t;
  const isClosed = () => (close === '' ? t.isKind(kind.end) : t.is(close));
  const expectClose = () => {
    if (!isClosed()) throw t.mistake(say('"{0}"', close || '}'), say('Look for a missing operator or comma.'));
  };
  const isList = close === ']';
  if (isClosed()) return shapeOfItems(t, 'tuple', from, []);
  if (t.is('yield') && !isList) {
    readYield(t);
    expectClose();
    return shape(t, 'other', from);
  }
  const element = t.mark();
  const first = readStarredOrNamed(t);
  if (t.is('for') || t.is('async')) {
    readAfterElement(t, element, first);
    expectClose();
    return shape(t, 'other', from);
  }
  if (!t.is(',')) {
    expectClose();
    if (first.kind === 'star' && !isList) throw lonelyStar(first);
    return first;
  }
  const items = [first];
  while (t.take(',') && !isClosed()) items.push(readStarredOrNamed(t));
  expectClose();
  return shapeOfItems(t, 'tuple', from, items);
}

const missingColon = say('Look for a missing comma, colon or bracket.');

function readBraces(t: Tokens): Shape {
  const { from } = t;
  t.expect('{');
  let isDictionary: boolean | undefined;
  while (!t.is('}')) {
    const element = t.mark();
    const isUnpacked: boolean = isDictionary !== false && t.take('**');
    if (isUnpacked) readBinary(t, 0);
    const first = isUnpacked ? undefined : readStarredOrNamed(t);
    const isPair: boolean =
      first !== undefined && isDictionary !== false && first.kind !== 'star' && !isAssigned(first) && t.take(':');
    if (isPair) readExpression(t);
    if (isDictionary === true && !isPair && !isUnpacked)
      throw t.mistake(say('"{0}"', ':'), say('Write every element as key: value.'));
    if (isDictionary === undefined && (t.is('for') || t.is('async'))) {
      if (isUnpacked) throw t.mistake(say('"{0}"', '}'), say('Write {key: value for …}.'));
      readAfterElement(t, element, first);
      t.expect('}');
      return shape(t, 'other', from);
    }
    isDictionary = isPair || isUnpacked;
    if (!t.take(',')) break;
  }
  t.expect('}', missingColon);
  return shape(t, 'other', from);
}

/** What the parts of expressions, which stand in each other, ask of these rules. */
export const rules: Rules = {
  expression: readExpression,
  named: readNamed,
  logic: readLogic,
  operand: (t) => readBinary(t, 0),
  content: readContent,
};
