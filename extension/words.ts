let translations: Readonly<Record<string, string>> = {};

/** Takes over the texts of the editor's language, by their English ones. @param texts absent in English */
export function useTranslations(texts: Readonly<Record<string, string>> | undefined): void {
  translations = texts ?? {};
}

/** A text in the language of the editor. @param values what comes in the places of {0}, {1} and so on */
export const t = (text: string, ...values: readonly (string | number)[]): string =>
  (translations[text] ?? text).replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
