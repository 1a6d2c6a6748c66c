import type { Finding } from '../finding.ts';
import { checkAgreement } from './check-agreement.ts';
import { checkFitness } from './check-fitness.ts';
import { checkNames } from './check-names.ts';
import { checkSyntax } from './check-syntax.ts';
import { checkWords, nameReader } from './check-words.ts';
import { readStrictly } from './grammar/check-grammar.ts';
import { readNames } from './read-names.ts';
import { collectFindings, type Report } from './report.ts';
import { normalizeLines, parsePython } from './syntax-tree.ts';

/**
 * Scans a Python fitness without running it. No findings: the program has a `def fitness(x)`, uses math and numpy only, and names
 * nothing that leads out of it. Otherwise all reasons at once, sorted by place, the first hundred.
 */
export function scanPython(program: string): { findings: Finding[] } {
  const text = normalizeLines(program);
  const { report: reportAlways, findings } = collectFindings(text);
  const reading = readStrictly(text);
  const { mistake } = reading;
  const tree = parsePython(text, mistake ? [] : reading.subjects);
  if ('tooDeep' in tree) {
    reportAlways(
      tree.tooDeep,
      'too-complex',
      'Expected at most 1200 levels of nesting.',
      'Split the expression into several statements.',
    );
    return { findings: findings() };
  }
  if (mistake) reportAlways(mistake, 'syntax', mistake.message, mistake.hint);
  // After a mistake, and where it cannot follow, the parser guesses: more mistakes may only seem to be there.
  const report: Report = mistake
    ? (place, rule, ...about) => guesses.has(rule) || reportAlways(place, rule, ...about)
    : reportAlways;
  const nameOf = nameReader(text);
  const { references, attributes, module } = readNames(tree.root, nameOf, report);
  checkSyntax(tree.root, text, report);
  if (!mistake && !tree.root.children.some(({ isError }) => isError)) checkAgreement(tree.root, reading.names, report);
  checkWords(tree.root, attributes, text, nameOf, report);
  checkNames(references, nameOf, report);
  checkFitness(tree.root, module, nameOf, report);
  const found = findings();
  return { findings: isFollowed(found) ? found : found.filter(({ rule }) => rule !== 'unknown-name') };
}

const guesses: ReadonlySet<string> = new Set(['syntax', 'too-complex', 'unknown-name']);

const isFollowed = (found: readonly Finding[]) => !found.some(({ rule }) => rule === 'too-complex');
