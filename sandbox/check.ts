/** What the doctor tells, light enough for whoever only reads it. */
import type { GuestLanguage } from './sandbox.ts';
import { inEnglish, type Part, type Sentence, say } from './sentence.ts';

/** One thing that a sandbox needs. */
export interface Check {
  readonly what: string;
  readonly isThere: boolean;
  /** What was found, or what follows from its absence. */
  readonly detail: string;
  /** What to do about it, where something is missing. */
  readonly mend?: string;
  /** The name of an image that is there, and what it runs. */
  readonly image?: { readonly name: string; readonly languages: readonly GuestLanguage[] };
  /** The texts above, as they can be told in other languages. */
  readonly told?: CheckTexts;
}

interface CheckTexts {
  readonly what: Part;
  readonly detail: Part;
  readonly mend?: Part;
}

/** A check, whose texts are data in English and can be told in other languages. */
export const checkOf = ({ what, detail, mend, ...rest }: CheckTexts & Pick<Check, 'isThere' | 'image'>): Check => ({
  what: inEnglish(what),
  detail: inEnglish(detail),
  ...(mend === undefined ? {} : { mend: inEnglish(mend) }),
  ...rest,
  told: { what, detail, ...(mend === undefined ? {} : { mend }) },
});

/** The check whose failure leaves only the embedded sandbox: what a person is told, and the name by which it is found in data. */
export const containerEngineTitle: Sentence = say('container engine');
export const containerEngineName: string = inEnglish(containerEngineTitle);

/** The check of the image for a language. */
export const imageFor = (language: GuestLanguage): Sentence => say('image for {0}', titleOf(language));

/** The check that runs a fitness in that image. */
export const guestFor = (language: GuestLanguage): Sentence => say('guest for {0}', titleOf(language));

/** What an image runs. */
const titleOf = (language: GuestLanguage): Part => (language === 'python' ? 'Python' : say('JavaScript and TypeScript'));
