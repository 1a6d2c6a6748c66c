/** What the YAML library finds wrong, in words that say what to do. */
import type { ErrorCode, YAMLError } from 'yaml';
import { type Sentence, say } from '../../sandbox/sentence.ts';

/** For entries in brackets without a comma between them. */
export const commaSentence = say('Expected a comma or a closing bracket; write commas between the entries of { } and [ ].');
/** For a line that is indented with a tab. */
export const tabSentence = say('Expected spaces, got a tab; YAML is indented with spaces only.');
/** For a line that is indented with a blank that is neither space nor tab. */
export const otherSpaceSentence = say('Expected spaces, got another kind of space; YAML is indented with spaces only.');

/** For an item and a key side by side. @param word what a line begins with, in quotes */
export const mixedSentence = (word: string): Sentence =>
  say('Expected {0} to go on with what is above; items that begin with "- " and keys do not mix.', word);

/** What is wrong by the library's error, at its place; the library's own words only where these are not known. */
export function sentenceOf(error: YAMLError, text: string): Sentence {
  const [, bracket] = error.message.match(/^Unexpected flow-(?:map|seq)-end token in YAML .*"([\]}])"$/) ?? [];
  if (bracket !== undefined)
    return say('Expected no "{0}" here, because it closes nothing; remove it, or add its beginning.', bracket);
  const says = byMessage.find(([pattern]) => pattern.test(error.message))?.[1] ?? byCode[error.code];
  return (
    says?.(text.slice(error.pos[0]), text.slice(...error.pos)) ??
    say('The YAML cannot be read here: {0}', error.message.replace(/\.?$/, '.'))
  );
}

/** @param rest the text from the place of the error on @param marked what the error marks of it */
type Says = (rest: string, marked: string) => Sentence;

const afterValue: Says = (rest) =>
  say(
    'Expected a comma or the end of the line after a value, got "{0}"; put a text that has such signs into quotes as a whole.',
    lineOf(rest),
  );
const badStart: Says = (rest) =>
  say('Expected no "{0}" at the beginning of a value; remove it, or put the text into quotes.', rest.charAt(0));
const tag: Says = (_, marked) => say('Expected plain values, got the tag {0}; remove it.', marked.split(/\s/)[0] ?? '');
const lateText: Says = () =>
  say('Expected the end of the line after the "|" or ">" that a text follows; begin the text in the next line.');

const byMessage: readonly (readonly [pattern: RegExp, says: Says])[] = [
  [/ at node end$|^Unexpected scalar token$/, afterValue],
  [
    /^Unexpected block-seq-ind on same line|^Missing newline after block/,
    () => say('Expected the first "- " of a list in a line of its own, below its key; begin a new line before it.'),
  ],
  [/^Comments must be separated/, () => say('Expected a space before the "#" of a comment; add one.')],
  [/^(?:Anchor|Alias) cannot be an empty string/, badStart],
  [
    /^(?:Anchor|Alias) ending in :/,
    () => say('Expected no colon at the end of the name of an anchor or alias; remove it, or put a space before it.'),
  ],
  [/^Tags and anchors must be separated/, () => say('Expected a space after the name of an anchor; add one.')],
  [/^Unexpected , in /, () => say('Expected an entry before the comma; write it, or remove the comma.')],
  [/^Block scalar header|^Not a YAML token/, lateText],
  [
    /^Block scalars with more-indented/,
    () => say('Expected empty lines before a text to have no more spaces than it; remove their spaces.'),
  ],
  [/ on same line with directives-end/, () => say('Expected the config to begin in the line below "---"; begin a new line.')],
  [/^Missing directives-end/, () => say('Expected "---" below the lines that begin with "%"; remove those lines.')],
];

const byCode: Readonly<Partial<Record<ErrorCode, Says>>> = {
  TAB_AS_INDENT: () => tabSentence,
  TAG_RESOLVE_FAILED: tag,
  MULTIPLE_TAGS: tag,
  BLOCK_AS_IMPLICIT_KEY: () =>
    say('Expected no key here; indent keys of one level alike, and put a text that holds ": " into quotes.'),
  BAD_SCALAR_START: badStart,
  BAD_DQ_ESCAPE: (rest) =>
    say(
      'Expected an escape that YAML knows in double quotes, got {0}; use single quotes, or double the backslash.',
      rest.slice(0, 2),
    ),
  BAD_DIRECTIVE: () => say('Expected no line that begins with "%" and that YAML does not know; remove it.'),
  MULTIPLE_ANCHORS: () => say('Expected one anchor before a value, got a second one; remove one.'),
  ALIAS_PROPS: () => say('Expected an alias to stand alone; remove the anchor or the tag before it.'),
  BAD_PROP_ORDER: () => say('Expected an anchor or a tag behind the sign that begins an entry; move it there.'),
  KEY_OVER_1024_CHARS: () => say('Expected keys of at most 1024 characters, got a longer one.'),
  MULTILINE_IMPLICIT_KEY: (rest) =>
    rest.startsWith('- ')
      ? mixedSentence(`"${lineOf(rest)}"`)
      : say('Expected a key with its colon on one line, such as "dimensions: 3".'),
};

const lineOf = (rest: string): string => rest.slice(0, 40).split(/\r?\n/, 1)[0] ?? '';
