/** Languages in which a fitness may be written. */
export type Language = 'javascript' | 'typescript' | 'python';
