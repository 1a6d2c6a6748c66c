import { languageTitles } from '../language.ts';
import type { GuestLanguage } from '../sandbox.ts';
import { type Sentence, say } from '../sentence.ts';

/** How far the image for a language is that is being made or pulled. */
export interface ImageProgress {
  readonly language: GuestLanguage;
  /** What is being done, such as "unpacking python3-numpy". */
  readonly step: Sentence;
  /** Of the whole, in [0, 1]. */
  readonly fraction: number;
}

/** As it is shown to people: "Preparing the sandbox image (Python): unpacking python3-numpy … 40 %". */
export function sayProgress({ language, step, fraction }: ImageProgress): Sentence {
  const percent = Math.floor(100 * Math.min(1, Math.max(0, fraction)));
  return say('Preparing the sandbox image ({0}): {1} … {2} %', languageTitles[language], step, percent);
}
