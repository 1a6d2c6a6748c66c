/** What the extension says is translated as what the language server says. */
export { speakBy, speakByBundle, t, tell, tellError, tellFinding } from '../kernel/words.ts';
