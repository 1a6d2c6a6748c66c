import { type Sentence, say } from '../../../sentence.ts';
import { readArguments } from './arguments.ts';
import { readLoopTargets } from './comprehensions.ts';
import { lineEnd, missingComma } from './expectations.ts';
import { readExpression, readList, readNamed } from './expressions.ts';
import { kind } from './lexer.ts';
import { readMatch } from './match.ts';
import { Mistake } from './mistake.ts';
import { readParameters } from './parameters.ts';
import { readSimple } from './simple-statements.ts';
import { checkTarget } from './targets.ts';
import type { Tokens } from './tokens.ts';

/** Python gives up at this many loops and tries inside each other. */
const deepestBlocks = 20;

/** Far below what Python bears. */
const mostConditions = 1_000;

/** Reads one statement, or several on one line. */
export function readStatement(t: Tokens): void {
  if (t.isKind(kind.indent)) throw t.mistake(say('a statement'), say('Move the line to where the lines above begin.'));
  const read = compound.get(t.word);
  if (read && t.isKind(t.word === '@' ? kind.operator : kind.name)) {
    t.nested(() => read(t));
    return;
  }
  if (t.is('match') && readMatch(t, readBlock)) return;
  readLine(t);
}

const compound: ReadonlyMap<string, (t: Tokens) => void> = new Map(
  Object.entries({
    def: readFunction,
    '@': readDecorated,
    class: readClass,
    async: readAsync,
    if: readIf,
    while: readWhile,
    for: readFor,
    try: readTry,
    with: readWith,
  }),
);

function readLine(t: Tokens): void {
  do readSimple(t);
  while (t.take(';') && !t.isKind(kind.newline));
  if (!t.takeKind(kind.newline)) throw t.mistake(lineEnd, hintBehind(t));
}

function hintBehind(t: Tokens): Sentence {
  return t.is('=') ? say('Write "==" to compare.') : say('Look for a missing operator, comma or quote, or a new line.');
}

const colonHint = say('Write ":" at the end of this line.');
const indentedLine = say('an indented line');
const indentHint = say('Indent the lines of the block, or write pass.');

function readBlock(t: Tokens): void {
  t.expect(':', colonHint);
  if (!t.takeKind(kind.newline)) {
    if (compound.get(t.word) && t.isKind(kind.name)) throw t.mistake(say('a simple statement'), say('Begin a new line.'));
    readLine(t);
    return;
  }
  t.expectKind(kind.indent, indentedLine, indentHint);
  do readStatement(t);
  while (!t.takeKind(kind.dedent));
}

/** Reads a block and gives how many levels Python counts in it. */
function measureBlock(t: Tokens): number {
  const { levels } = t;
  t.levels = 0;
  readBlock(t);
  const inside = t.levels;
  t.levels = levels;
  return inside;
}

/** Notes a statement that Python counts as so many levels of blocks. */
function countLevels(t: Tokens, from: number, levels: number): void {
  if (levels > deepestBlocks)
    throw new Mistake(
      from,
      from,
      say('Expected at most 20 loops and tries inside each other.'),
      say('Move the inner ones to a function.'),
    );
  t.levels = Math.max(t.levels, levels);
}

const functionName = say('the name of a function');
const functionHint = say('Write def name(parameters):');

function readFunction(t: Tokens): void {
  t.expect('def');
  t.name(functionName);
  t.expect('(', functionHint);
  readParameters(t, ')', true);
  t.expect(')', missingComma);
  if (t.take('->')) readExpression(t);
  readScope(t, false);
}

function readScope(t: Tokens, isInClass: boolean): void {
  const outside = { isInClass: t.isInClass, isInFunction: t.isInFunction, levels: t.levels };
  t.isInClass = isInClass;
  t.isInFunction ||= !isInClass;
  t.levels = 0;
  readBlock(t);
  Object.assign(t, outside);
}

const decoratorHint = say('Write the decorator on a line of its own.');

function readDecorated(t: Tokens): void {
  while (t.take('@')) {
    readNamed(t);
    t.expectKind(kind.newline, lineEnd, decoratorHint);
  }
  if (t.is('def')) readFunction(t);
  else if (t.is('class')) readClass(t);
  else if (t.is('async')) readAsync(t);
  else throw t.mistake(say('a function or a class after the decorator'), say('Remove the decorator, or define a function.'));
}

const className = say('the name of a class');

function readClass(t: Tokens): void {
  t.expect('class');
  t.name(className);
  if (t.is('(')) readArguments(t, false);
  readScope(t, true);
}

function readAsync(t: Tokens): void {
  t.expect('async');
  if (t.is('def')) readFunction(t);
  else if (t.is('for')) readFor(t);
  else if (t.is('with')) readWith(t);
  else throw t.mistake(say('"{0}"', 'def'), say('Leave out "async".'));
}

function readIf(t: Tokens): void {
  t.index++;
  readNamed(t);
  readBlock(t);
  for (let count = 0; t.take('elif'); count++) {
    if (count > mostConditions) throw t.mistake(say('at most 1000 conditions'), say('Look the value up in a dict.'));
    readNamed(t);
    readBlock(t);
  }
  if (t.take('else')) readBlock(t);
}

function readWhile(t: Tokens): void {
  const { from } = t;
  t.index++;
  readNamed(t);
  countLevels(t, from, measureBlock(t) + 1);
  if (t.take('else')) readBlock(t);
}

const loopHint = say('Write for name in values:');

function readFor(t: Tokens): void {
  const { from } = t;
  t.index++;
  readLoopTargets(t);
  t.expect('in', loopHint);
  readList(t);
  countLevels(t, from, measureBlock(t) + 1);
  if (t.take('else')) readBlock(t);
}

function readTry(t: Tokens): void {
  const { from } = t;
  t.index++;
  const body = measureBlock(t);
  let isLast = false;
  let handlers = 0;
  while (t.is('except')) {
    if (isLast) throw t.mistake(say('the bare "except:" to be the last one'), say('Move it behind the others.'));
    t.index++;
    isLast = readCaught(t);
    handlers = Math.max(handlers, measureBlock(t) + 2);
  }
  let levels = handlers > 0 ? Math.max(body + 1, handlers) : body;
  if (handlers > 0 && t.take('else')) levels = Math.max(levels, measureBlock(t));
  if (t.take('finally')) levels = Math.max(levels, measureBlock(t)) + 1;
  else if (handlers === 0) throw t.mistake(say('"except" or "finally" after the try'), say('Write except ValueError: …'));
  countLevels(t, from, levels);
}

/** Reads what is caught; true for a bare `except:`. */
function readCaught(t: Tokens): boolean {
  t.take('*');
  if (t.is(':')) return true;
  t.rules.expression(t);
  if (t.take('as')) t.name();
  else if (t.is(',')) throw t.mistake(say('"{0}"', ':'), say('Write except (A, B) as error:'));
  return false;
}

function readWith(t: Tokens): void {
  const { from } = t;
  t.index++;
  // Else the brackets belong to the first value.
  if (!t.attempt(() => readItemsInBrackets(t))) readItems(t, ':');
  countLevels(t, from, measureBlock(t) + 1);
}

function readItemsInBrackets(t: Tokens): boolean {
  t.expect('(');
  readItems(t, ')');
  t.expect(')');
  return t.is(':');
}

function readItems(t: Tokens, close: string): void {
  do {
    readExpression(t);
    if (t.take('as')) checkTarget(readExpression(t), 'assign to');
  } while (t.take(',') && !(close === ')' && t.is(close)));
}
