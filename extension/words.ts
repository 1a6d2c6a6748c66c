/** What the extension says is translated as what the language server says. */
export { speakBy, speakByBundle, t } from '../kernel/words.ts';
