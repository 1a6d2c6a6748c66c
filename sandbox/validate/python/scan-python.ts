import type { Finding } from '../finding.ts';
import { checkFitness } from './check-fitness.ts';
import { checkNames } from './check-names.ts';
import { checkSyntax } from './check-syntax.ts';
import { checkWords, nameReader } from './check-words.ts';
import { readNames } from './read-names.ts';
import { collectFindings } from './report.ts';
import { normalizeLines, parsePython } from './syntax-tree.ts';

/**
 * Scans a Python fitness without running it. No findings: the program has a `def fitness(x)`, uses math and numpy only, and names
 * nothing that leads out of it. Otherwise all reasons at once, sorted by place, the first hundred.
 */
export function scanPython(program: string): { findings: Finding[] } {
  const text = normalizeLines(program);
  const { report, findings } = collectFindings(text);
  const tree = parsePython(text);
  if ('tooDeep' in tree) {
    report(
      tree.tooDeep,
      'too-complex',
      'Expected at most 400 levels of nesting.',
      'Split the expression into several statements.',
    );
    return { findings: findings() };
  }
  const nameOf = nameReader(text);
  const { references, attributes } = readNames(tree.root, nameOf, report);
  checkSyntax(tree.root, text, report);
  checkWords(tree.root, attributes, nameOf, report);
  checkNames(references, nameOf, report);
  checkFitness(tree.root, nameOf, report);
  return { findings: withoutGuesses(findings()) };
}

/** After a mistake of syntax the parser guesses the structure, so that a name may only seem to be unknown. */
function withoutGuesses(findings: Finding[]): Finding[] {
  return findings.some(({ rule }) => rule === 'syntax') ? findings.filter(({ rule }) => rule !== 'unknown-name') : findings;
}
