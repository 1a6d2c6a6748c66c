/** Languages in which a cell may hold code. */
export type Language = 'javascript' | 'typescript' | 'python';
