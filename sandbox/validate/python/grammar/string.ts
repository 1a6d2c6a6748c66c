import { type Sentence, say } from '../../../sentence.ts';
import { Mistake } from './mistake.ts';

const opening = /(?:[bB][rR]?|[rR][bBfF]?|[fF][rR]?|[uU])?('''|"""|'|")/y;

/**
 * Gives the end of the string that starts here, or nothing where none does.
 * @throws Mistake where it has no end
 */
export function stringAt(text: string, start: number, limit: number): number | undefined {
  opening.lastIndex = start;
  const quote = opening.exec(text)?.[1];
  if (quote === undefined) return undefined;
  const isLong = quote.length === 3;
  let at = opening.lastIndex;
  for (; at < limit; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '\n' && !isLong) break;
    else if (character === quote[0] && (!isLong || text.startsWith(quote, at)) && at + quote.length <= limit)
      return at + quote.length;
  }
  throw new Mistake(
    start,
    Math.min(at, limit),
    isLong
      ? say('Expected the string to be closed with {0}, got the end of the program.', quote)
      : say('Expected the string to be closed with {0}, got the end of the line.', quote),
    say('Add {0}, or write text of several lines between three quotes.', quote),
  );
}

/** The parts of a string: where its text starts and ends, and what its prefix says. */
export interface StringParts {
  readonly from: number;
  readonly to: number;
  readonly isRaw: boolean;
  readonly isBytes: boolean;
  readonly isFormat: boolean;
}

export function partsOf(text: string, start: number, end: number): StringParts {
  const first = start + text.slice(start, end).search(/['"]/);
  const quotes = text.startsWith(text[first].repeat(3), first) ? 3 : 1;
  const prefix = text.slice(start, first).toLowerCase();
  return {
    from: first + quotes,
    to: end - quotes,
    isRaw: prefix.includes('r'),
    isBytes: prefix.includes('b'),
    isFormat: prefix.includes('f'),
  };
}

/** @throws Mistake for an escape that Python cannot read, and for a character that is no byte */
export function checkText(text: string, { isRaw, isBytes }: StringParts, from: number, to: number): void {
  const content = text.slice(from, to);
  if (isBytes) {
    const wide = content.search(/[^\0-\x7f]/);
    if (wide !== -1)
      throw new Mistake(
        from + wide,
        from + wide + 1,
        say('Expected bytes of plain ASCII, got another character.'),
        say('Leave out the b before the quotes.'),
      );
  }
  if (isRaw || !content.includes('\\')) return;
  for (const match of content.matchAll(/\\(.)/gsu)) {
    const allowed = isBytes ? bytesEscapes[match[1] as string] : escapes[match[1] as string]; // the group always takes part
    if (!allowed) continue;
    const rest = content.slice(match.index + 2, match.index + 120);
    if (allowed.test(rest)) continue;
    const at = from + match.index;
    throw new Mistake(
      at,
      at + 2,
      forms[match[1] as string], // the keys are the same
      say('Write two backslashes for one, or a raw string r"…".'),
    );
  }
}

const bytesEscapes: Readonly<Record<string, RegExp>> = { x: /^[0-9a-f]{2}/i };
const escapes: Readonly<Record<string, RegExp>> = {
  ...bytesEscapes,
  u: /^[0-9a-f]{4}/i,
  U: /^(?:000[0-9a-f]|0010)[0-9a-f]{4}/i,
  N: /^\{[a-z0-9][-a-z0-9 ]*\}/i,
};
const forms: Readonly<Record<string, Sentence>> = {
  x: say('Expected two hexadecimal digits after \\x, got another form.'),
  u: say('Expected four hexadecimal digits after \\u, got another form.'),
  U: say('Expected eight hexadecimal digits after \\U, at most 0010ffff, got another form.'),
  N: say('Expected the name of a character in braces after \\N, got another form.'),
};
