import { topLevelKeys } from '../../engine/config/top-level-keys.ts';

const names = topLevelKeys.join('|');
// A colon in code is never preceded by one of these alone at the margin.
const atMargin = new RegExp(`^["']?(?:${names})["']?\\s*:`, 'm');
const inObject = new RegExp(`^\\s*\\{\\s*["'](?:${names})["']\\s*:`);

/** True when the text reads as a config: a key of a config at the margin, or a JSON object. */
export const isConfigText = (text: string): boolean => atMargin.test(text) || inObject.test(text);
