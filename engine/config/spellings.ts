/** Earlier spellings that are still accepted: old name -> today's. */
import { say } from '../../sandbox/sentence.ts';
import type { Entry, Source } from './nodes.ts';

/** Earlier names of keys below `problem`, with those of today. */
export const problemSpellings: Readonly<Record<string, string>> = {
  fitness_function: 'function',
  fitness_function_name: 'function',
};
/** Earlier names of keys at the top, with those of today. */
export const topSpellings: Readonly<Record<string, string>> = { parameters: 'params' };

/** Whether another key, which is told already, was meant to be `problem.function`, by its name of today or an earlier one. */
export const isFunctionMisspelt = ({ mistakes }: Source): boolean =>
  ['function', ...Object.keys(problemSpellings)].some((key) => mistakes.isMisspelt(`problem.${key}`));

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
        say('"{0}" means the same as "{1}", which is given too; remove one.', old, today),
      );
    else {
      entries.set(today, entry);
      mistakes.add(entry.keyRange, entry.path, 'old-spelling', say('"{0}" is accepted; today\'s name is "{1}".', old, today), {
        severity: 'hint',
        suggestion: today,
      });
    }
  }
}
