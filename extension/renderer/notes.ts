import type { Part, Sentence } from '../../sandbox/sentence.ts';
import { tell } from '../words.ts';
import { element } from './element.ts';

/** Type of what the kernel says beside a run, such as warnings of its config; VS Code itself wraps no line of it. */
export const notesMime = 'application/vnd.optimizehub.notes+json';

/** What an output of that type holds. */
export interface Notes {
  /** Sentences, each on a line, in English. */
  readonly text: string;
  /** The same, as they can be told in other languages. */
  readonly sentences?: readonly Sentence[];
}

/** The lines as paragraphs, which wrap. @throws Error where it is something else, as any notebook may hold anything */
export function notesElement(notes: unknown): HTMLElement {
  return element(
    'div',
    { class: 'optimizehub notes' },
    linesOf(notes).map((line) => element('p', {}, [line])),
  );
}

/** In the language of the editor, where they can be told in others. @throws Error of anything but notes */
export function linesOf(notes: unknown): readonly string[] {
  if (!isNotes(notes)) throw new Error(`Expected notes with a text, got ${JSON.stringify(notes)}.`);
  return notes.sentences?.map(tell) ?? notes.text.trimEnd().split('\n');
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isNotes = (value: unknown): value is Notes =>
  isRecord(value) &&
  typeof value.text === 'string' &&
  (value.sentences === undefined || (Array.isArray(value.sentences) && value.sentences.every(isSentence)));

const isSentence = (value: unknown): value is Sentence =>
  isRecord(value) && typeof value.template === 'string' && Array.isArray(value.parts) && value.parts.every(isPart);

const isPart = (value: unknown): value is Part => typeof value === 'string' || typeof value === 'number' || isSentence(value);
