import { say } from '../../../sentence.ts';
import { lineEnd, missingComma } from './expectations.ts';
import { readExpression, readList, readValue, readYield } from './expressions.ts';
import { kind } from './lexer.ts';
import { Mistake } from './mistake.ts';
import { checkSingleTarget, checkTarget } from './targets.ts';
import type { Tokens } from './tokens.ts';

/** Reads a statement that fills no block. */
export function readSimple(t: Tokens): void {
  const read = t.isKind(kind.name) ? simple.get(t.word) : undefined;
  if (read) {
    t.index++;
    read(t);
  } else readAssignment(t);
}

const isEnd = (t: Tokens) => t.isKind(kind.newline) || t.is(';');

const nothing = (_: Tokens): undefined => undefined;

const simple: ReadonlyMap<string, (t: Tokens) => unknown> = new Map<string, (t: Tokens) => unknown>([
  ['pass', nothing],
  ['break', nothing],
  ['continue', nothing],
  ['return', (t) => isEnd(t) || readList(t)],
  ['raise', readRaise],
  ['del', readDelete],
  ['assert', readAssert],
  ['global', readNames],
  ['nonlocal', readNames],
  ['import', readImport],
  ['from', readFrom],
]);

function readRaise(t: Tokens): void {
  if (isEnd(t)) return;
  readExpression(t);
  if (t.is(',')) throw t.mistake(lineEnd, say('Write raise ValueError(message).'));
  if (t.take('from')) readExpression(t);
}

function readDelete(t: Tokens): void {
  const target = readList(t);
  checkTarget(target, 'delete');
}

function readAssert(t: Tokens): void {
  readExpression(t);
  if (t.take(',')) readExpression(t);
}

function readNames(t: Tokens): void {
  do t.name();
  while (t.take(','));
}

function readImport(t: Tokens): void {
  do {
    readPath(t);
    if (t.take('as')) t.name();
  } while (t.take(','));
}

const moduleName = say('the name of a module');

function readPath(t: Tokens): void {
  do t.name(moduleName);
  while (t.take('.'));
}

const fromHint = say('Write from module import name.');
const nameToImport = say('a name to import');

function readFrom(t: Tokens): void {
  let isRelative = false;
  while (t.take('.') || t.take('...')) isRelative = true;
  if (!isRelative || !t.is('import')) readPath(t);
  t.expect('import', fromHint);
  const { from, to } = t;
  if (t.take('*')) {
    if (t.isInFunction || t.isInClass)
      throw new Mistake(from, to, say('Expected "import *" at the top of the program only.'), say('Import the names you need.'));
    return;
  }
  const hasBrackets = t.take('(');
  do {
    t.name(nameToImport);
    if (t.take('as')) t.name();
  } while (t.take(',') && !(hasBrackets && t.is(')')));
  if (hasBrackets) t.expect(')', missingComma);
}

const updates = new Set(['+=', '-=', '*=', '/=', '//=', '%=', '@=', '&=', '|=', '^=', '>>=', '<<=', '**=']);

function readAssignment(t: Tokens): void {
  const { from } = t;
  if (t.is('yield')) {
    readYield(t);
    if (t.is('=')) throw new Mistake(from, t.lastTo, say('Expected a variable before "=".'), say('Assign to a variable.'));
    return;
  }
  checkPython2(t);
  // A lonely star may be a target only in a tuple, which readList sees.
  let target = readList(t);
  if (t.is(':')) {
    checkSingleTarget(target, ':');
    t.index++;
    readExpression(t);
    if (t.take('=')) readValue(t);
    return;
  }
  if (updates.has(t.word)) {
    checkSingleTarget(target, t.word);
    t.index++;
    readValue(t);
    return;
  }
  while (t.take('=')) {
    checkTarget(target, 'assign to');
    const value = readValue(t);
    if (t.is('=') && value.kind === 'other')
      throw new Mistake(value.from, value.to, say('Expected a variable before "=".'), say('Write "==" to compare.'));
    target = value;
  }
}

/** Says it for the two statements that became functions. */
function checkPython2(t: Tokens): void {
  const { word } = t;
  if (
    (word !== 'print' && word !== 'exec') ||
    !/^(?:\w|['"])/.test(t.ahead(1)) ||
    /^(?:and|or|if|in|is|not|for|else)$/.test(t.ahead(1))
  )
    return;
  throw new Mistake(
    t.from,
    t.to,
    say('Expected Python 3, got the {0} statement of Python 2.', word),
    say('Write {0}(…) with brackets, or remove it.', word),
  );
}
