/**
 * Checks a fitness in JavaScript by its syntax tree. The text that is scanned is the text that runs: exports are blanked
 * first, and keys that cannot be proven harmless are guarded in what is returned.
 */
import { type Finding, told } from '../finding.ts';
import { analyze } from './analyze.ts';
import { checkFitnessFunction } from './fitness-function.ts';
import { guardKeys } from './guard.ts';
import { parseAsItRuns, prefix, tooComplex } from './parse.ts';
import { locateIn, type Remark } from './places.ts';
import { checkName } from './rules/globals.ts';
import { rulesAbout } from './rules/index.ts';
import { type Report, Tree } from './tree.ts';

const maxFindings = 100;

export interface ScanResult {
  /** In order of place, at most 100. */
  readonly findings: readonly Finding[];
  /** What runs, on the same lines as the text; only lines with guarded keys, and the first, have other columns then. */
  readonly code: string;
}

/** @param written the text before its types were taken out, which moved nothing */
export function scanJavaScript(text: string, written = text): ScanResult {
  try {
    return scan(text, written);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { rule, message, hint } = tooComplex;
    return { code: text, findings: [{ rule, ...told(message, hint), line: 1, column: 1, endLine: 1, endColumn: 1 }] };
  }
}

function scan(source: string, written: string): ScanResult {
  const parsed = parseAsItRuns(source, written);
  const remarks: Remark[] = [...parsed.remarks];
  const { text } = parsed;
  const code = text.slice(prefix.length);
  if (!parsed.ok) return { findings: remarks.map(locateIn(text, prefix.length)), code };
  const report: Report = ({ start, end }, rule, message, hint) => remarks.push({ start, end, rule, message, hint });
  const analysis = analyze(parsed.program);
  const tree = new Tree(analysis);
  for (const node of tree.nodes) for (const rule of rulesAbout(node.type)) rule.check(node, tree, report);
  for (const name of parsed.handedOn) checkName(name, analysis.top, report);
  // An export that was refused for its missing name is the fitness that is missing.
  if (!parsed.remarks.some(({ rule }) => rule === 'no-fitness')) checkFitnessFunction(parsed.program, analysis, report);
  if (remarks.length === 0) return { findings: [], code: guardKeys(text, prefix.length, tree) };
  remarks.sort((a, b) => a.start - b.start || a.end - b.end);
  return { findings: remarks.slice(0, maxFindings).map(locateIn(text, prefix.length)), code };
}
