import { withLines } from '../guest/line-map.ts';
import type { Language } from '../language.ts';
import type { Finding } from './finding.ts';
import { scanJavaScript } from './javascript/scan.ts';
import { scanPython } from './python/scan-python.ts';
import { stripTypes } from './strip-types.ts';
import { refuseText } from './text-limits.ts';

/** What may run, or every reason why it may not. */
export type Checked =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly findings: readonly [Finding, ...Finding[]] };

/** Checks a fitness before it is ever given to a sandbox; the code that is returned is the code that was scanned. */
export function checkFitness(language: Language, text: string): Checked {
  const refused = refuseText(text);
  if (refused) return { ok: false, findings: [refused] };
  if (language === 'python') return verdict(scanPython(text).findings, text);
  const stripped = language === 'typescript' ? stripTypes(text) : { ok: true as const, code: text };
  if (!stripped.ok) return { ok: false, findings: [stripped.finding] };
  const { ownLines } = 'ownLines' in stripped ? stripped : {};
  const { findings, code } = scanJavaScript(stripped.code, ownLines ? stripped.code : text);
  if (ownLines === undefined) return verdict(findings, code);
  return verdict(
    findings.map((finding) => ownLines.place(finding)).sort((a, b) => a.line - b.line || a.column - b.column),
    withLines(code, ownLines.lines),
  );
}

function verdict([first, ...rest]: readonly Finding[], code: string): Checked {
  return first ? { ok: false, findings: [first, ...rest] } : { ok: true, code };
}
