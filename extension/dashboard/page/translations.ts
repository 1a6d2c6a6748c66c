/** Takes over the texts of the editor's language; imported before anything that has texts. */
import { speakByBundle } from '../../words.ts';

const given = document.getElementById('dashboard')?.dataset.translations;
if (given) speakByBundle(JSON.parse(given)); // written by the extension
