/**
 * Checks a fitness in JavaScript by its syntax tree. The text that is scanned is the text that runs: exports are blanked
 * first, and keys that cannot be proven harmless are guarded in what is returned.
 */
import type { AnyNode } from 'acorn';
import type { Finding } from '../finding.ts';
import { analyze } from './analyze.ts';
import { checkFitnessFunction } from './fitness-function.ts';
import { guardKeys } from './guard.ts';
import { parseAsItRuns } from './parse.ts';
import { rules } from './rules/index.ts';
import { type Report, Tree } from './tree.ts';

const maxFindings = 100;

export interface ScanResult {
  /** In order of place, at most 100. */
  readonly findings: readonly Finding[];
  /** What runs, on the same lines as the text. */
  readonly code: string;
}

export function scanJavaScript(text: string): ScanResult {
  try {
    return scan(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'The code is nested too deeply to be checked.';
    const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
    return { code: text, findings: [{ rule: 'too-complex', message, hint: 'Write it with less nesting.', ...place }] };
  }
}

function scan(text: string): ScanResult {
  const parsed = parseAsItRuns(text);
  if (!parsed.ok) return { findings: [parsed.finding], code: text };
  const { program, code, exportFindings } = parsed;
  const findings: Finding[] = [...exportFindings];
  const report: Report = (node, rule, message, hint) => {
    const { start, end } = (node as AnyNode & { loc: { start: Position; end: Position } }).loc; // parsed with locations
    const place = { line: start.line, column: start.column + 1, endLine: end.line, endColumn: end.column + 1 };
    findings.push({ rule, message, hint, ...place });
  };
  const tree = new Tree(program, analyze(program));
  for (const node of tree.nodes) for (const rule of rules) rule(node, tree, report);
  checkFitnessFunction(program, report);
  findings.sort((a, b) => a.line - b.line || a.column - b.column);
  return { findings: findings.slice(0, maxFindings), code: findings.length > 0 ? code : guardKeys(code, tree) };
}

interface Position {
  readonly line: number;
  readonly column: number;
}
