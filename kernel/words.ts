import { fill, type Part, partOf, saidBy } from '../sandbox/sentence.ts';

let translate: (message: string, ...parts: readonly (string | number)[]) => string = fill;

/** Has everything said from now on in the language of the editor; until then it is English. */
export function speakBy(by: typeof translate): void {
  translate = by;
}

/** Speaks by a bundle of texts, where no editor is at hand. */
export function speakByBundle(bundle: Readonly<Record<string, string>>): void {
  speakBy((message, ...parts) => fill(Object.hasOwn(bundle, message) ? (bundle[message] ?? message) : message, ...parts));
}

/**
 * A text for a person, in the language of the editor. It is a whole sentence or heading with places such as {0}, because other languages
 * put things together in other ways; `l10n/` has the translations, and a test finds those that are missing.
 */
export const t = (message: string, ...parts: readonly (string | number)[]): string => translate(message, ...parts);

/** A sentence that was made where no language is known, in the language of the editor; a value as it is. */
export const tell = (part: Part): string => (typeof part === 'object' ? t(part.template, ...part.parts.map(tell)) : String(part));

/** What an error says, in the language of the editor where it can be said in others. */
export const tellError = (error: unknown): string => tell(partOf(error));

/** What a finding says, in the language of the editor where it can be said in others. */
export const tellFinding = (finding: Parameters<typeof saidBy>[0]): string => tell(saidBy(finding));
