import { say } from '../../../sentence.ts';
import { Mistake } from './mistake.ts';
import { lonelyStar, readStarred, type Shape, shapeOfItems, startsExpression } from './shape.ts';
import { checkTarget, namesOf } from './targets.ts';
import type { Mark, Tokens } from './tokens.ts';

const loopHint = say('Write for name in values.');

/** Reads `for … in … if …` behind the element of a comprehension, which began at the mark. */
export function readAfterElement(t: Tokens, element: Mark, first: Shape | undefined): void {
  if (first?.kind === 'star') throw lonelyStar(first);
  const names = new Set<string>();
  const inElement = t.yields.slice(element.yields);
  // The first iterable is worked out outside.
  let firstIterable: number | undefined;
  while (t.is('for') || t.is('async')) {
    t.take('async');
    t.expect('for');
    for (const name of namesOf(readLoopTargets(t))) names.add(name);
    t.expect('in', loopHint);
    t.iterables++;
    t.rules.logic(t);
    t.iterables--;
    firstIterable ??= t.yields.length;
    while (t.take('if')) t.rules.logic(t);
  }
  const [yielding] = [...inElement, ...t.yields.slice(firstIterable)];
  if (yielding !== undefined)
    throw new Mistake(yielding, yielding + 5, say('Expected no "yield" in a comprehension.'), say('Write a loop.'));
  for (const { name, from, to } of t.walruses.slice(element.walruses)) {
    if (names.has(name))
      throw new Mistake(
        from,
        to,
        say('Expected another name than {0}, which the comprehension goes through.', name),
        say('Choose another.'),
      );
    if (t.isInClass) throw new Mistake(from, to, say('Expected no ":=" in a comprehension in a class.'), say('Write a loop.'));
  }
}

/** Reads what stands between `for` and `in`. */
export function readLoopTargets(t: Tokens): Shape {
  const { from } = t;
  const items: Shape[] = [];
  const read = () => items.push(t.is('*') ? readStarred(t) : t.rules.operand(t));
  read();
  let isTuple = false;
  while (t.take(',')) {
    isTuple = true;
    if (!startsExpression(t)) break;
    read();
  }
  const target = isTuple ? shapeOfItems(t, 'tuple', from, items) : items[0]; // one was read
  checkTarget(target, 'assign to');
  return target;
}
