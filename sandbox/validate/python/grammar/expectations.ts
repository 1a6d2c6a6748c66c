import { say } from '../../../sentence.ts';

/** What several rules hand over with a word they expect; made once, for hardly any of it is ever told. */
export const lineEnd = say('the end of the line');
export const missingComma = say('Look for a missing comma or bracket.');
