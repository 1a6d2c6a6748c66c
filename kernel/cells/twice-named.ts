import { type Sentence, say } from '../../sandbox/sentence.ts';

/** Why a config cannot use a fitness whose name several cells of its notebook have. */
export const twiceNamed = (name: string, count: number): Sentence =>
  say('Expected one fitness cell called {0}, found {1}; give each a name of its own in its first line.', name, count);
