import { inEnglish, type Sentence } from '../sandbox/sentence.ts';
import type { Contents } from './messages.ts';

/** What a stream says, a sentence on each line. */
export const lines = (name: Contents['stream']['name'], sentences: readonly Sentence[]): Contents['stream'] => ({
  name,
  text: sentences.map((sentence) => `${inEnglish(sentence)}\n`).join(''),
  sentences,
});
