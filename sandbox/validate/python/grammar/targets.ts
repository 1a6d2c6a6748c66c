import { say } from '../../../sentence.ts';
import { Mistake } from './mistake.ts';
import type { Shape } from './shape.ts';

const hints = {
  'assign to': say('Assign to a variable; "==" compares.'),
  delete: say('Delete a variable, an attribute or an element.'),
};

/** @throws Mistake where nothing can be assigned or deleted */
export function checkTarget(target: Shape, deed: keyof typeof hints, isInside = false): void {
  switch (target.kind) {
    case 'name':
      if (target.name === '__debug__') throw wrong(target, deed);
      return;
    case 'member':
      return;
    case 'star':
      if (!isInside || deed === 'delete') throw wrong(target, deed);
      for (const item of target.items) checkTarget(item, deed);
      return;
    case 'tuple':
    case 'list': {
      const { items } = target;
      for (const item of items) checkTarget(item, deed, true);
      const second = items.filter(({ kind }) => kind === 'star')[1];
      if (second)
        throw new Mistake(second.from, second.to, say('Expected one "*" at most among these.'), say('Leave out the second one.'));
      return;
    }
    default:
      throw wrong(target, deed);
  }
}

/** @throws Mistake where `+=` or an annotation cannot follow */
export function checkSingleTarget(target: Shape, before: string): void {
  if (target.kind === 'name' || target.kind === 'member') checkTarget(target, 'assign to');
  else
    throw new Mistake(
      target.from,
      target.to,
      say('Expected a single name, attribute or element before "{0}".', before),
      hints['assign to'],
    );
}

/** All names among targets. */
export function namesOf(target: Shape): string[] {
  if (target.kind === 'name') return [target.name];
  return 'items' in target ? target.items.flatMap(namesOf) : [];
}

const lonelyStar = say('Expected a list or a tuple around the "*", got an expression.');
const wrongTargets = {
  'assign to': say('Expected something to assign to, got an expression.'),
  delete: say('Expected something to delete, got an expression.'),
};

function wrong(target: Shape, deed: keyof typeof hints): Mistake {
  const message = target.kind === 'star' ? lonelyStar : wrongTargets[deed];
  return new Mistake(target.from, target.to, message, hints[deed]);
}
