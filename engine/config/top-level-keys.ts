import { topSpellings } from './spellings.ts';

/** What may stand at the margin of a config, earlier spellings included. */
export const topLevelKeys: readonly string[] = [
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
  ...Object.keys(topSpellings),
];
