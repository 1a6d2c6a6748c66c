import { inEnglish, type Sentence, say } from '../sentence.ts';

/** One reason why a program is refused, with its place: lines and columns count from 1, the end is just behind the last character. */
export interface Finding {
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  /** What to write instead. */
  readonly hint: string;
  /** Message and hint as they can be told in other languages. */
  readonly sentence: Sentence;
}

/** Both sentences as a finding has them. */
export const told = (message: Sentence, hint: Sentence): Pick<Finding, 'message' | 'hint' | 'sentence'> => ({
  message: inEnglish(message),
  hint: inEnglish(hint),
  sentence: say('{0} {1}', message, hint),
});
