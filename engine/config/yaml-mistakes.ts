/** What the YAML library finds wrong, told where it is to be mended: it often notices in a later line, or tells an earlier one. */
import type { YAMLError } from 'yaml';
import { type Sentence, say } from '../../sandbox/sentence.ts';
import type { Range } from './mistakes.ts';
import { OpenBrackets } from './open-brackets.ts';
import { indentSentence, itemSentence, keySentence, type Line, lineOfFirst, linesIn, linesOf, wordOf } from './yaml-lines.ts';
import { commaSentence, mixedSentence, sentenceOf } from './yaml-sentences.ts';

/** A mistake of YAML, where it is to be mended. */
export interface YamlMistake {
  readonly range: Range;
  readonly code: string;
  readonly sentence: Sentence;
}

/** In the order of the errors; an error that only follows from another one is not told. At least one, where there are errors. */
export function mistakesOfYaml(text: string, errors: readonly YAMLError[]): readonly YamlMistake[] {
  const told = new Map<number, YamlMistake>();
  const explain = explainer(text, errors);
  for (const error of errors)
    for (const mistake of explain(error, told.size > 0)) if (!told.has(mistake.range[0])) told.set(mistake.range[0], mistake);
  return [...told.values()];
}

function explainer(
  text: string,
  errors: readonly YAMLError[],
): (error: YAMLError, isFollower: boolean) => readonly YamlMistake[] {
  const brackets = new OpenBrackets(text);
  const lineOf = linesIn(text);
  const badKeys = new Set(errors.filter(isBadKey).map(({ pos }) => pos[0]));
  const inFlow = new Set(errors.filter(({ code }) => code === 'BLOCK_IN_FLOW').map(({ pos }) => pos[0]));
  // What goes on behind a value is told of once in its line; in later lines, where these end the document by their indentation.
  let [over, isOver]: [number, boolean] = [-1, false];
  return (error, isFollower) => {
    const [start] = error.pos;
    const line = lineOf(start);
    if (line.start === over || (isOver && isStray(error))) return [];
    const isNested = error.code === 'BLOCK_AS_IMPLICIT_KEY' || error.code === 'BLOCK_IN_FLOW';
    if (isNested && badKeys.has(start)) return []; // the same, told a second time
    if (isAtEnd(error) || / on same line with key$/.test(error.message)) over = line.start;
    isOver ||= isAtEnd(error) && start === line.start;
    const unclosed = unclosedMistake(error, brackets, lineOf);
    if (unclosed) return [unclosed];
    if (line.wrongBlank) return [blankMistake(line, line.wrongBlank)];
    if (inFlow.has(start) || /^Missing , /.test(error.message)) return [commaMistake(text, error, line)];
    return (
      (isBadKey(error)
        ? keyMistakes(text, error, linesOf(text, error.pos, lineOf), line, isFollower)
        : indentMistakes(text, error, line)) ?? [
        { range: error.pos, code: codes[error.code] ?? 'yaml', sentence: sentenceOf(error, text) },
      ]
    );
  };
}

const codes: Readonly<Record<string, string>> = { TAB_AS_INDENT: 'tab', TAG_RESOLVE_FAILED: 'tag' };

const isBadKey = ({ code, message }: YAMLError): boolean =>
  code === 'MULTILINE_IMPLICIT_KEY' || /^Implicit map keys need to be followed by map values/.test(message);
const isAtEnd = ({ message }: YAMLError): boolean => / at node end$/.test(message);
const isStray = ({ message }: YAMLError): boolean => / token in YAML stream/.test(message);

const mistakeOf = ({ start, end }: Line, sentence: Sentence): YamlMistake => ({ range: [start, end], code: 'yaml', sentence });
const blankMistake = ({ start, indent }: Line, sentence: Sentence): YamlMistake => ({
  range: [start - indent, start],
  code: 'tab',
  sentence,
});

/** A bracket or a quote that is never closed, where it begins. */
function unclosedMistake(error: YAMLError, brackets: OpenBrackets, lineOf: (offset: number) => Line): YamlMistake | undefined {
  const [, sign] = error.message.match(/^Flow .* end with a ([\]}])$/) ?? [];
  const open = sign === undefined ? undefined : brackets.takeLast(error.pos[0], sign);
  if (open) {
    const sentence = say(
      'Expected "{0}" for this "{1}"; add it, or indent more what belongs between them.',
      sign ?? '',
      open.sign,
    );
    return { range: [open.offset, open.offset + 1], code: 'yaml', sentence };
  }
  const [, quote] = error.message.match(/^Missing closing (["'])quote$/) ?? [];
  const quoted = quote === undefined ? undefined : brackets.quotedBefore(error.pos[0]);
  if (quoted === undefined) return undefined;
  const sentence = say('Expected {0} at the end of the text that begins here with {0}; add it.', quote ?? '');
  const end = Math.max(quoted[0] + 1, Math.min(quoted[1], lineOf(quoted[0]).end));
  return { range: [quoted[0], end], code: 'yaml', sentence };
}

/** Between two entries in brackets, at the first of them. */
function commaMistake(text: string, { pos: [start, end], message }: YAMLError, line: Line): YamlMistake {
  let from = start;
  if (/^Missing , /.test(message)) while (from > 0 && /\s/.test(text.charAt(from - 1))) from--;
  const range: Range = from < start ? [from - 1, from] : [start, Math.max(start + 1, Math.min(end, line.end))];
  return { range, code: 'yaml', sentence: commaSentence };
}

/** Lines that should be keys; or, where the key of a later line was taken for more of a value, that line. */
function keyMistakes(
  text: string,
  error: YAMLError,
  lines: readonly Line[],
  line: Line,
  isFollower: boolean,
): readonly YamlMistake[] | undefined {
  if (error.pos[0] === line.start) {
    const keyless = error.code === 'MULTILINE_IMPLICIT_KEY' ? lines.slice(0, -1) : lines;
    if (keyless.length === 0) return undefined; // a byte order mark is no content
    const told = keyless.map((each, i) =>
      each.wrongBlank
        ? blankMistake(each, each.wrongBlank)
        : mistakeOf(each, (i === 0 ? indentSentence(text, each) : undefined) ?? keySentence(each)),
    );
    // The library takes the line of the key that follows for more of this one.
    const last = lines.at(-1);
    return last?.wrongBlank && !keyless.includes(last) ? [...told, blankMistake(last, last.wrongBlank)] : told;
  }
  const last = lines.at(-1);
  const sentence = last && indentSentence(text, last);
  if (last && sentence !== undefined) return [mistakeOf(last, sentence)];
  return isFollower ? [] : undefined;
}

function indentMistakes(text: string, error: YAMLError, line: Line): readonly YamlMistake[] | undefined {
  if (isAtEnd(error)) {
    if (error.pos[0] !== line.start || line.indent > 0) return undefined;
    const first = lineOfFirst(text);
    if (first === undefined || first.indent === 0) return undefined;
    const words = [wordOf(first), wordOf(line), first.indent] as const;
    return [mistakeOf(first, say('Expected no space before {0}, as before {1} below, got {2}.', ...words))];
  }
  if (error.code !== 'BAD_INDENT' && error.code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const sentence = itemSentence(line) ?? indentSentence(text, line);
  if (sentence !== undefined && line.start >= error.pos[0]) return [mistakeOf(line, sentence)];
  if (error.code !== 'BAD_INDENT') return undefined;
  return [mistakeOf(line, mixedSentence(wordOf(line)))];
}
