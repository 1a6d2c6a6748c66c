import { Buffer } from 'node:buffer';
import { say } from '../sentence.ts';
import { type Finding, told } from './finding.ts';

/** How long a fitness may be, in bytes of UTF-8. */
export const maxBytes = 1_048_576;

/** Why a text is not even looked at; undefined where it is. */
export function refuseText(text: string): Finding | undefined {
  // No character takes less than one byte.
  if (text.length > maxBytes || Buffer.byteLength(text) > maxBytes) return tooLarge;
  return text.includes('\0') ? notText : undefined;
}

const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Of more than {@link maxBytes}. */
export const tooLarge: Finding = {
  rule: 'too-large',
  ...told(say('Expected a fitness of at most 1 MB, this one is larger.'), say('Compute the data in the fitness, or shorten it.')),
  ...start,
};

export const notText: Finding = {
  rule: 'not-text',
  ...told(say('Expected a fitness of UTF-8 text, got something else.'), say('Save the file as UTF-8.')),
  ...start,
};
