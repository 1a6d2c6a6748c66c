import { say } from '../../../sentence.ts';
import { readAfterElement } from './comprehensions.ts';
import { Mistake } from './mistake.ts';
import { isAssigned, readStarred } from './shape.ts';
import type { Tokens } from './tokens.ts';

const missingOperator = say('Look for a missing comma, operator or bracket.');

/** Reads the arguments of a call or, where no generator may stand alone, the bases of a class, with their brackets. */
export function readArguments(t: Tokens, allowsGenerator: boolean): void {
  t.expect('(');
  const keywords = new Set<string>();
  let last: 'keyword' | 'dictionary' | undefined;
  for (let count = 0; !t.is(')'); count++) {
    const { from } = t;
    if (t.take('**')) {
      t.rules.expression(t);
      last = 'dictionary';
    } else if (t.take('*')) {
      if (last === 'dictionary') throw new Mistake(from, t.lastTo, say('Expected "*" before "**".'), say('Move it before.'));
      t.rules.expression(t);
    } else {
      const element = t.mark();
      const value = t.rules.named(t);
      if (t.is('=')) {
        if (value.kind !== 'name' || value.isGroup || value.name === '__debug__')
          throw new Mistake(
            value.from,
            value.to,
            say('Expected the name of a parameter before "=".'),
            say('Write "==" to compare.'),
          );
        const { name } = value;
        if (keywords.has(name))
          throw new Mistake(value.from, value.to, say('Expected {0} once.', name), say('Leave out one of them.'));
        keywords.add(name);
        t.expect('=');
        t.rules.expression(t);
        last ??= 'keyword';
      } else if (t.is('for') || t.is('async')) {
        readAfterElement(t, element, value);
        if (count > 0 || !t.is(')') || !allowsGenerator)
          throw new Mistake(
            value.from,
            value.to,
            say('Expected brackets around the generator expression.'),
            say('Write f((a for a in b), c).'),
          );
      } else if (last) {
        throw new Mistake(
          value.from,
          value.to,
          say('Expected a keyword and "=" after another one.'),
          say('Write name=value, or move it before.'),
        );
      }
    }
    if (!t.take(',')) break;
  }
  t.expect(')', missingOperator);
}

/** Reads `[a]`, `[a:b:c]`, `[a, *b]`. */
export function readSlices(t: Tokens): void {
  t.expect('[');
  do {
    if (t.is('*')) readStarred(t);
    else readSlice(t);
  } while (t.take(',') && !t.is(']'));
  t.expect(']', missingOperator);
}

function readSlice(t: Tokens): void {
  if (!t.is(':') && isAssigned(t.rules.named(t))) return;
  if (!t.take(':')) return;
  if (!isSliceEnd(t)) t.rules.expression(t);
  if (t.take(':') && !isSliceEnd(t)) t.rules.expression(t);
}

const isSliceEnd = (t: Tokens) => t.is(':') || t.is(',') || t.is(']');
