/** What fills a place of a sentence: a value that is the same in every language, or words that are translated too. */
export type Part = string | number | Sentence;

/** A sentence for a person, kept apart from what fills its places such as {0}, so that it can be told in other languages. */
export interface Sentence {
  readonly template: string;
  readonly parts: readonly Part[];
}

/** @param template in English, written out where it is said: `l10n/` has its translations, and a test finds those that are missing */
export const say = (template: string, ...parts: readonly Part[]): Sentence => ({ template, parts });

/** Sentences one after the other, halved again and again: however many there are, they nest only a few deep. @param parts one at least */
export function together(parts: readonly Part[]): Part {
  const [first = ''] = parts;
  if (parts.length <= 1) return first;
  const half = parts.length >> 1;
  return say('{0} {1}', together(parts.slice(0, half)), together(parts.slice(half)));
}

/** Names as a sentence lists them: "a", "a and b", "a, b and c". @param names one at least */
export function listed(names: readonly string[]): Part {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : say('{0} and {1}', names.slice(0, -1).join(', '), last);
}

/** The sentence, or the value, in English. */
export const inEnglish = (part: Part): string =>
  typeof part === 'object' ? fill(part.template, ...part.parts.map(inEnglish)) : String(part);

/** The template with its places filled in; a place that nothing is for stays. */
export function fill(template: string, ...parts: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (place, index) => String(parts[Number(index)] ?? place));
}

/** The same as `inEnglish` piece by piece, each made when it is asked for: a sentence of somebody else may grow without end. */
export function* piecesOf(part: Part): Generator<string> {
  if (typeof part !== 'object') return yield String(part);
  let end = 0;
  for (const { 0: place, 1: which, index } of part.template.matchAll(/\{(\d+)\}/g)) {
    yield part.template.slice(end, index);
    yield* piecesOf(part.parts[Number(which)] ?? place);
    end = index + place.length;
  }
  yield part.template.slice(end);
}

/** What a finding or a failure says, as it can be told in other languages where it has a sentence. */
export const saidBy = ({ message, sentence }: { readonly message: string; readonly sentence?: Sentence | undefined }): Part =>
  sentence ?? message;

/** What an error says, as it can be told in other languages where it is one of ours. */
export function partOf(error: unknown): Part {
  if (!(error instanceof Error)) return String(error);
  return 'sentence' in error && error.sentence ? (error.sentence as Sentence) : error.message; // errors of ours have it
}

/** With a full stop, unless it ends a sentence by itself. */
export function withFullStop(part: Part): Sentence {
  if (typeof part === 'object' && /[.!?]$/.test(inEnglish(part))) return part;
  if (typeof part === 'string' && /[!?]$/.test(part)) return say('{0}', part);
  return say('{0}.', typeof part === 'string' ? part.replace(/\.$/, '') : part);
}

/** A sentence as a finding has it. */
export const withMessage = (sentence: Sentence): { readonly message: string; readonly sentence: Sentence } => ({
  message: inEnglish(sentence),
  sentence,
});
