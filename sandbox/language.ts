/** Languages in which a fitness may be written, by their ids in VS Code and on the wire. */
export const languages = ['javascript', 'typescript', 'python'] as const;
export type Language = (typeof languages)[number];

export const languageTitles: Readonly<Record<Language, string>> = {
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  python: 'Python',
};

export const isLanguage = (id: string): id is Language => (languages as readonly string[]).includes(id);
