import { type Sentence, say } from '../sentence.ts';

/** Of functions at the top of a program that has no `fitness` the one that seems to be it: called so in other letters, or the only one. */
export function meantAsFitness<T extends { readonly name: string }>(functions: readonly T[]): T | undefined {
  const alike = functions.find(({ name }) => name.toLowerCase() === 'fitness');
  return alike ?? (functions.length === 1 ? functions[0] : undefined);
}

/** What to tell of it, and what to write. */
export const renamed = (name: string): readonly [message: Sentence, hint: Sentence] => [
  say('There is no function called fitness, but one called {0}.', name),
  say('Rename it to fitness if it is meant.'),
];
