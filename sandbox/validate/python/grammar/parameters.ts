import { type Sentence, say } from '../../../sentence.ts';
import { Mistake } from './mistake.ts';
import { readStarred } from './shape.ts';
import type { Tokens } from './tokens.ts';

/** Reads parameters up to the closing word, which it does not pass; only those of a `def` have annotations. */
export function readParameters(t: Tokens, close: string, isAnnotated: boolean): void {
  const names = new Set<string>();
  let stage: 'positional' | 'after star' | 'after two stars' = 'positional';
  let hasSlash = false;
  let hasDefault = false;
  let needsName = false;
  while (!t.is(close)) {
    const { from } = t;
    const wrong = (message: Sentence, hint: Sentence) => new Mistake(from, Math.max(from, t.lastTo), message, hint);
    if (stage === 'after two stars') throw t.mistake(say('"{0}"', close), say('The parameter with "**" is the last one.'));
    if (t.take('/')) {
      if (hasSlash || names.size === 0 || stage !== 'positional')
        throw wrong(say('Expected "/" once, after a parameter and before "*".'), say('Leave it out.'));
      hasSlash = true;
    } else if (t.take('**')) {
      if (needsName) throw wrong(say('Expected a parameter after "*".'), say('Leave out the "*".'));
      readParameter(t, names, isAnnotated, false);
      if (t.is('=')) throw t.mistake(say('"{0}"', close), say('A parameter with "**" has no default.'));
      stage = 'after two stars';
    } else if (t.take('*')) {
      if (stage !== 'positional') throw wrong(say('Expected "*" once.'), say('Leave out the second one.'));
      stage = 'after star';
      if (t.is(',')) needsName = true;
      else {
        readParameter(t, names, isAnnotated, true);
        if (t.is('=')) throw t.mistake(say('"{0}"', close), say('A parameter with "*" has no default.'));
      }
    } else {
      readParameter(t, names, isAnnotated, false);
      needsName = false;
      const isOptional = t.take('=');
      if (isOptional) t.rules.expression(t);
      else if (hasDefault && stage === 'positional')
        throw wrong(
          say('Expected a default here too, after a parameter that has one.'),
          say('Move it before, or give it a default.'),
        );
      if (stage === 'positional') hasDefault ||= isOptional;
    }
    if (!t.take(',')) break;
  }
  if (needsName) throw t.mistake(say('a parameter after "*"'), say('Leave out the "*".'));
}

const aParameter = say('a parameter');

function readParameter(t: Tokens, names: Set<string>, isAnnotated: boolean, isStarred: boolean): void {
  const { from } = t;
  const name = t.name(aParameter);
  if (names.has(name) || name === '__debug__')
    throw new Mistake(
      from,
      t.lastTo,
      say('Expected another parameter than {0}.', name),
      say('Give each parameter a name of its own.'),
    );
  names.add(name);
  if (!isAnnotated || !t.take(':')) return;
  if (isStarred && t.is('*')) readStarred(t);
  else t.rules.expression(t);
}
