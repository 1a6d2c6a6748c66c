/** What the YAML library finds wrong, in words that say what to do. */
import type { YAMLError } from 'yaml';
import { type Sentence, say } from '../../sandbox/sentence.ts';

export const commaSentence = say('Expected a comma or a closing bracket; write commas between the entries of { } and [ ].');
export const tabSentence = say('Expected spaces, got a tab; YAML is indented with spaces only.');
export const otherSpaceSentence = say('Expected spaces, got another kind of space; YAML is indented with spaces only.');

export function sentenceOf(error: YAMLError, text: string): Sentence {
  const { message } = error;
  const [, bracket] = message.match(/^Unexpected flow-(?:map|seq)-end token in YAML .*"([\]}])"$/) ?? [];
  if (bracket !== undefined)
    return say('Expected no "{0}" here, because it closes nothing; remove it, or add its beginning.', bracket);
  if (/ at node end$/.test(message))
    return say(
      'Expected a comma or the end of the line after a value, got "{0}"; put a text that has such signs into quotes as a whole.',
      restOf(text, error.pos[0]),
    );
  if (/^Unexpected block-seq-ind on same line/.test(message))
    return say('Expected the first "- " of a list in a line of its own, below its key; begin a new line before it.');
  if (/^Comments must be separated/.test(message)) return say('Expected a space before the "#" of a comment; add one.');
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return tabSentence;
    case 'TAG_RESOLVE_FAILED':
      return say('Expected plain values, got the tag {0}; remove it.', text.slice(...error.pos).split(/\s/)[0] ?? '');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return say('Expected no key here; indent keys of one level alike, and put a text that holds ": " into quotes.');
    case 'BAD_SCALAR_START':
      return say(
        'Expected no "{0}" at the beginning of a value; remove it, or put the text into quotes.',
        text.charAt(error.pos[0]),
      );
    default:
      return say('The YAML cannot be read here: {0}', message.replace(/\.?$/, '.'));
  }
}

const restOf = (text: string, from: number): string => text.slice(from, from + 40).split(/\r?\n/, 1)[0] ?? '';
