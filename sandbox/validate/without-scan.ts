import { withLines } from '../guest/line-map.ts';
import type { Language } from '../language.ts';
import type { Checked } from './check-fitness.ts';
import { parseAsItRuns, prefix } from './javascript/parse.ts';
import { stripTypes } from './strip-types.ts';
import { refuseText } from './text-limits.ts';

/**
 * The code of a fitness as a sandbox runs it, and nothing but its size checked: for showing that isolation alone holds.
 * Exports are blanked and types taken out, because no sandbox runs modules or TypeScript; keys are not guarded.
 */
export function withoutScan(language: Language, text: string): Checked {
  const refused = refuseText(text);
  if (refused) return { ok: false, findings: [refused] };
  if (language === 'python') return { ok: true, code: text };
  const stripped = language === 'typescript' ? stripTypes(text) : { ok: true as const, code: text };
  if (!stripped.ok) return { ok: false, findings: [stripped.finding] };
  const { text: code } = parseAsItRuns(stripped.code);
  const runs = code.slice(prefix.length);
  return { ok: true, code: 'ownLines' in stripped && stripped.ownLines ? withLines(runs, stripped.ownLines.lines) : runs };
}
