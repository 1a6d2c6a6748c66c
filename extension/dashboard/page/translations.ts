/** Takes over the texts of the editor's language; imported before anything that has texts. */
import { useTranslations } from '../../words.ts';

const given = document.getElementById('dashboard')?.dataset.translations;
if (given) useTranslations(JSON.parse(given)); // written by the extension
