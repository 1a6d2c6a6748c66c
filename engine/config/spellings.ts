/** Earlier spellings that are still accepted: old name -> today's. */
import type { Entry, Source } from './nodes.ts';

export const problemSpellings: Readonly<Record<string, string>> = {
  fitness_function: 'function',
  fitness_function_name: 'function',
};
export const topSpellings: Readonly<Record<string, string>> = { parameters: 'params' };

/** Moves entries to today's names, hints at each, and refuses two spellings of one thing. */
export function modernize(entries: Map<string, Entry>, spellings: Readonly<Record<string, string>>, { mistakes }: Source): void {
  for (const [old, today] of Object.entries(spellings)) {
    const entry = entries.get(old);
    if (entry === undefined) continue;
    entries.delete(old);
    if (entries.has(today))
      mistakes.add(
        entry.keyRange,
        entry.path,
        'both-spellings',
        `"${old}" means the same as "${today}", which is given too; remove one.`,
      );
    else {
      entries.set(today, entry);
      mistakes.add(entry.keyRange, entry.path, 'old-spelling', `"${old}" is accepted; today's name is "${today}".`, {
        severity: 'hint',
        suggestion: today,
      });
    }
  }
}
