/** What the lines around a mistake of YAML say about it. */
import { type Sentence, say } from '../../sandbox/sentence.ts';
import { shorten } from './mistakes.ts';
import { otherSpaceSentence, tabSentence } from './yaml-sentences.ts';

/** Lines above that are looked at: a text may have a mistake in each line, and each is told of. */
const maxLinesAbove = 200;

/** A line without its blanks. */
export interface Line {
  /** Offset of its first character that is no blank. */
  readonly start: number;
  /** Offset behind its last character that is no blank. */
  readonly end: number;
  readonly indent: number;
  /** Between `start` and `end`. */
  readonly content: string;
  /** What is to be said of what it is indented with beside spaces. */
  readonly wrongBlank: Sentence | undefined;
}

/** The line of an offset. */
export function lineAt(text: string, offset: number): Line {
  const from = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const whole = text.slice(from, next < 0 ? text.length : next).trimEnd();
  const blanks = /^[^\S\uFEFF]*/.exec(whole)?.[0] ?? '';
  const wrongBlank = blanks.includes('\t') ? tabSentence : /[^ ]/.test(blanks) ? otherSpaceSentence : undefined;
  const indent = blanks.length;
  return { start: from + indent, end: from + whole.length, indent, content: whole.slice(indent), wrongBlank };
}

/** As {@link lineAt}, but a line that is asked for again is not read again: it may be the whole text. */
export function linesIn(text: string): (offset: number) => Line {
  let last: Line | undefined;
  return (offset) => {
    if (last === undefined || offset < last.start - last.indent || offset > last.end) last = lineAt(text, offset);
    return last;
  };
}

/** The lines that a range touches, those without content aside. */
export function linesOf(
  text: string,
  [from, to]: readonly [number, number, ...number[]],
  lineOf: (offset: number) => Line,
): readonly Line[] {
  const lines: Line[] = [];
  for (let at = from; at >= 0 && at < to; ) {
    const line = lineOf(at);
    if (line.content !== '') lines.push(line);
    const next = text.indexOf('\n', line.end);
    at = next < 0 ? -1 : next + 1;
  }
  return lines;
}

/** Spaces before the lines above that a line may be beside: of the last one, of the one that it belongs to, and so on. */
function levelsAbove(text: string, line: Line): { levels: readonly number[]; isBelowKey: boolean } {
  const levels: number[] = [];
  let isBelowKey = false;
  let at = line.start - line.indent - 1;
  for (let count = 0; at >= 0 && count < maxLinesAbove && levels.at(-1) !== 0; count++) {
    const { content, indent } = lineAt(text, at);
    if (content !== '' && !content.startsWith('#') && indent < (levels.at(-1) ?? Number.POSITIVE_INFINITY)) {
      isBelowKey ||= levels.length === 0 && /:(?:\s+#.*)?$/.test(content);
      levels.push(indent);
    }
    at = at === 0 ? -1 : text.lastIndexOf('\n', at - 1);
  }
  return { levels, isBelowKey };
}

/** How the line should be indented; undefined where it is indented like one above, or is the first below a key. */
export function indentSentence(text: string, line: Line): Sentence | undefined {
  const { levels, isBelowKey } = levelsAbove(text, line);
  const [nearest] = levels;
  if (nearest === undefined || levels.includes(line.indent) || (isBelowKey && line.indent > nearest)) return undefined;
  const deeper = levels.filter((level) => level > line.indent).at(-1);
  const shallower = levels.find((level) => level < line.indent);
  const [right = 0, other] = [shallower, deeper].filter((level) => level !== undefined);
  if (other !== undefined)
    return say('Expected {0} or {1} spaces before {2}, like the lines above, got {3}.', right, other, wordOf(line), line.indent);
  return spacesSentence(right, line);
}

/** @param right how many spaces belong before the line */
export function spacesSentence(right: number, line: Line): Sentence {
  const word = wordOf(line);
  if (right === 0) return say('Expected no space before {0}, like the lines above, got {1}.', word, line.indent);
  return right === 1
    ? say('Expected 1 space before {0}, like the lines above, got {1}.', word, line.indent)
    : say('Expected {0} spaces before {1}, like the lines above, got {2}.', right, word, line.indent);
}

/** What a line lacks that should be a key with its value. */
export function keySentence(line: Line): Sentence {
  const { content } = line;
  const comment = /^\/[/*]/.exec(content);
  if (comment) return say('Expected "#" at the beginning of a comment, got "{0}"; write "#" instead.', comment[0]);
  const item = itemSentence(line);
  if (item) return item;
  if (/^[\w-]+$/.test(content))
    return say('Expected a colon after {0}, got the end of the line; write "{1}:".', wordOf(line), shorten(content));
  const [, key, sign, value] = /^([\w-]+)(:| *= *| +)(\S+)$/.exec(content) ?? [];
  if (key === undefined || sign === undefined) return say('Expected a key with its colon on one line, such as "dimensions: 3".');
  const right = shorten(`${key}: ${value}`);
  return sign === ':'
    ? say('Expected a space after the colon, got "{0}"; write "{1}".', shorten(content), right)
    : say('Expected a colon after "{0}", got "{1}"; write "{2}".', shorten(key), shorten(content), right);
}

/** What an item of a list lacks that has no space after its dash; undefined for other lines. */
export function itemSentence({ content }: Line): Sentence | undefined {
  const item = /^-([^\s-].*)$/.exec(content)?.[1];
  return item === undefined
    ? undefined
    : say('Expected a space after "-", got "{0}"; write "{1}".', shorten(content), shorten(`- ${item}`));
}

/** The first line that is no comment. */
export function lineOfFirst(text: string): Line | undefined {
  const offset = /^(?:[ \t\r]*(?:#.*)?\n)*/.exec(text)?.[0].length ?? 0;
  return offset < text.length ? lineAt(text, offset) : undefined;
}

/** In quotes: the key of a line, or its beginning. */
export const wordOf = ({ content }: Pick<Line, 'content'>): string =>
  `"${shorten(/^(?:- *)?["']?[\w./-]+/.exec(content)?.[0] ?? content)}"`;
