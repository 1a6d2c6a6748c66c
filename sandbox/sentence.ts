/** What fills a place of a sentence: a value that is the same in every language, or words that are translated too. */
export type Part = string | number | Sentence;

/** A sentence for a person, kept apart from what fills its places such as {0}, so that it can be told in other languages. */
export interface Sentence {
  readonly template: string;
  readonly parts: readonly Part[];
}

/** @param template in English, written out where it is said: `l10n/` has its translations, and a test finds those that are missing */
export const say = (template: string, ...parts: readonly Part[]): Sentence => ({ template, parts });

/** The sentence, or the value, in English. */
export const inEnglish = (part: Part): string =>
  typeof part === 'object' ? fill(part.template, ...part.parts.map(inEnglish)) : String(part);

/** The template with its places filled in; a place that nothing is for stays. */
export function fill(template: string, ...parts: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (place, index) => String(parts[Number(index)] ?? place));
}

/** A sentence as a finding has it. */
export const withMessage = (sentence: Sentence): { readonly message: string; readonly sentence: Sentence } => ({
  message: inEnglish(sentence),
  sentence,
});
