/** Small and large damage to a program, as it happens to files and as it is done by those who look for a hole. */

/** A number in [0, 1). */
export type Random = () => number;
type Damage = (text: string, random: Random, other: string) => string;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)];
const tokensOf = (text: string): string[] => text.match(/[$\w]+|\s+|[^$\w\s]/gu) ?? [];

/** Characters that look like nothing, turn the line around, end a line unseen or are half of one. */
const odd = [
  '\uFEFF',
  '\u200B',
  '\u200D',
  '\u202E',
  '\u2066',
  '\u2028',
  '\u2029',
  '\0',
  '\uD83D',
  '😀',
  'é',
  '\u00A0',
  '\r',
  '\v',
  '\u0130',
];
const brackets = ['()', '[]', '{}', '<>', '((', '``', '/**/', '""'];
const words =
  'eval constructor __proto__ this => async await yield import export ( ) { } [ ] ; , . ?. ... = == \\ # @ ! ` " \' <!-- --> // /* */ : with class def lambda in is 0 1e999 0x n _'.split(
    ' ',
  );

const damages: readonly Damage[] = [
  function exchangeToken(text, random, other) {
    const tokens = tokensOf(text);
    tokens[below(random, tokens.length)] = pick(random, tokensOf(other).concat(words));
    return tokens.join('');
  },
  function insertToken(text, random, other) {
    const tokens = tokensOf(text);
    tokens.splice(below(random, tokens.length), 0, pick(random, words), pick(random, tokensOf(other).concat(words)));
    return tokens.join('');
  },
  function removeTokens(text, random) {
    const tokens = tokensOf(text);
    tokens.splice(below(random, tokens.length), 1 + below(random, 4));
    return tokens.join('');
  },
  function moveTokens(text, random) {
    const tokens = tokensOf(text);
    const moved = tokens.splice(below(random, tokens.length), 1 + below(random, 6));
    tokens.splice(below(random, tokens.length), 0, ...moved);
    return tokens.join('');
  },
  function flipBits(text, random) {
    const bytes = Buffer.from(text);
    for (let flips = 1 + below(random, 4); flips > 0 && bytes.length > 0; flips--)
      bytes[below(random, bytes.length)] ^= 1 << below(random, 8);
    return bytes.toString();
  },
  function cut(text, random) {
    return text.slice(0, below(random, text.length + 1));
  },
  function join(text, random, other) {
    return text.slice(0, below(random, text.length)) + other.slice(below(random, other.length));
  },
  function nest(text, random) {
    const tokens = tokensOf(text);
    const pair = pick(random, brackets);
    const depth = 1 + below(random, random() < 0.01 ? 2000 : 12);
    const at = below(random, tokens.length);
    const half = pair.length / 2;
    tokens.splice(at, 0, pair.slice(0, half).repeat(depth));
    tokens.splice(at + 2, 0, pair.slice(half).repeat(random() < 0.1 ? depth - 1 : depth));
    return tokens.join('');
  },
  function insertOdd(text, random) {
    const at = below(random, text.length + 1);
    return text.slice(0, at) + pick(random, odd) + text.slice(at);
  },
  function escapeLetter(text, random) {
    const at = below(random, text.length);
    const code = (text.charCodeAt(at) || 0).toString(16);
    const escaped = pick(random, [`\\u${code.padStart(4, '0')}`, `\\u{${code}}`, `\\x${code.padStart(2, '0')}`]);
    return text.slice(0, at) + escaped + text.slice(at + 1);
  },
  function changeLineEnds(text, random) {
    return text.replaceAll('\n', pick(random, ['\r\n', '\r', '\u2028', '\n\n', '\n\t']));
  },
  function repeat(text, random) {
    const from = below(random, text.length);
    const piece = text.slice(from, from + 1 + below(random, 30));
    return text.slice(0, from) + piece.repeat(1 + below(random, 20)) + text.slice(from);
  },
];

/** These mostly leave a program that can be read, so that what comes behind the parser is met, too. */
const finer: readonly Damage[] = [
  function exchangeWord(text, random, other) {
    const tokens = tokensOf(text);
    const isWord = (token: string): boolean => /^[$\w]+$/.test(token);
    const places = tokens.flatMap((token, i) => (isWord(token) ? [i] : []));
    const taken = tokensOf(other).filter(isWord);
    if (places.length > 0 && taken.length > 0) tokens[pick(random, places)] = pick(random, taken);
    return tokens.join('');
  },
  function append(text, _random, other) {
    return `${text}\n${other.replaceAll('fitness', 'helper')}`;
  },
  function insertLine(text, random, other) {
    const lines = text.split('\n');
    lines.splice(below(random, lines.length), 0, pick(random, other.split('\n')));
    return lines.join('\n');
  },
];

/** A program with one to three damages; `other` lends its parts. */
export function mutate(text: string, other: string, random: Random): string {
  let damaged = text;
  for (let count = 1 + below(random, 3); count > 0; count--)
    damaged = pick(random, random() < 0.5 ? finer : damages)(damaged, random, other);
  return damaged;
}
