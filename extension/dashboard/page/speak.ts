// First of all that the page imports: what the other parts say while they load is in the language of the editor already.
import { speakByBundle } from '../../say.ts';

speakByBundle(JSON.parse(document.getElementById('texts')?.textContent ?? '{}'));
