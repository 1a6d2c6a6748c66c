import { element } from './element.ts';

/** Type of what the kernel says beside a run, such as warnings of its config; VS Code itself wraps no line of it. */
export const notesMime = 'application/vnd.optimizehub.notes+json';

/** What an output of that type holds. */
export interface Notes {
  /** Sentences, each on a line. */
  readonly text: string;
}

/** The lines as paragraphs, which wrap. @throws Error where it is something else, as any notebook may hold anything */
export function notesElement(notes: unknown): HTMLElement {
  if (typeof notes !== 'object' || notes === null || !('text' in notes) || typeof notes.text !== 'string')
    throw new Error(`Expected notes with a text, got ${JSON.stringify(notes)}.`);
  const lines = notes.text.trimEnd().split('\n');
  return element(
    'div',
    { class: 'optimizehub notes' },
    lines.map((line) => element('p', {}, [line])),
  );
}
