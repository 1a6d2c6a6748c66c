import { inEnglish, type Sentence } from '../../../sentence.ts';

/** The first place where a text is not Python, and how to mend it. */
export class Mistake extends Error {
  readonly from: number;
  readonly to: number;
  readonly sentence: Sentence;
  readonly hint: Sentence;

  constructor(from: number, to: number, sentence: Sentence, hint: Sentence) {
    super(inEnglish(sentence));
    this.from = from;
    this.to = to;
    this.sentence = sentence;
    this.hint = hint;
  }
}
