import type { Language } from '../language.ts';

export interface Shape {
  readonly what: string;
  readonly language: Language;
  readonly text: string;
}

/** As much as a fitness may have. */
export const size = 2 ** 20;

/** As many pieces as fit between two ends in a text of this length. */
export function fill(piece: (i: number) => string, before: string, behind: string, most = size): string {
  const pieces: string[] = [];
  let length = before.length + behind.length;
  for (let i = 0; ; i++) {
    const next = piece(i);
    length += next.length;
    if (length >= most) return before + pieces.join('') + behind;
    pieces.push(next);
  }
}
