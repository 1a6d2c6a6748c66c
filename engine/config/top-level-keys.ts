import { topSpellings } from './spellings.ts';

/** What may stand at the margin of a config, by its name of today. */
export const keysOfToday: readonly string[] = [
  'algorithm',
  'algorithms',
  'problem',
  'params',
  'seed',
  'runs',
  'stop',
  'initial',
  'limits',
  'sandbox',
  'priority',
  'background',
];

/** What may stand at the margin of a config, earlier spellings included. */
export const topLevelKeys: readonly string[] = [...keysOfToday, ...Object.keys(topSpellings)];
