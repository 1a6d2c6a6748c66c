import { type Sentence, say } from '../../../sentence.ts';
import { Mistake } from './mistake.ts';

const digits = '[0-9](?:_?[0-9])*';
const exponent = `[eE][-+]?${digits}`;
const number = new RegExp(
  [
    '0[xX](?:_?[0-9a-fA-F])+',
    '0[oO](?:_?[0-7])+',
    '0[bB](?:_?[01])+',
    `(?:${digits}\\.(?:${digits})?|\\.${digits})(?:${exponent})?[jJ]?`,
    `${digits}(?:${exponent}[jJ]?|[jJ])`,
    digits,
  ].join('|'),
  'y',
);

/** Gives the end of the number that starts here, or nothing where none does. */
export function numberAt(text: string, start: number): number | undefined {
  number.lastIndex = start;
  return number.test(text) ? number.lastIndex : undefined;
}

/** Python allows these words right behind a number, nothing else that could belong to a name. */
const wordBehind = /and|else|for|if|in|is|not|or/y;

/** @throws Mistake for `0777`, `1_`, `2abc`, and a decimal of more than 4300 digits */
export function checkNumber(text: string, start: number, end: number): void {
  const word = text.slice(start, end);
  const wrong = (message: Sentence, hint: Sentence) => new Mistake(start, end, message, hint);
  if (/^0[\d_]*[1-9][\d_]*$/.test(word))
    throw wrong(say('Expected a number without a leading zero.'), say('Remove the zero; octal numbers are written 0o17.'));
  if (/^[\d_]+$/.test(word) && word.replaceAll('_', '').length > 4300)
    throw wrong(say('Expected a whole number of at most 4300 digits.'), say('Write it in hexadecimal, or compute it.'));
  if (!/[\w\u{80}-\u{10ffff}]/u.test(text[end] ?? ' ')) return;
  wordBehind.lastIndex = end;
  if (wordBehind.test(text)) return;
  throw new Mistake(
    start,
    end + 1,
    say('Expected a number, got "{0}".', text.slice(start, end + 1)),
    say('Put an operator or a space between the number and what follows.'),
  );
}
