import { say } from '../../sentence.ts';
import type { Finding } from '../finding.ts';
import { checkAgreement } from './check-agreement.ts';
import { checkFitness } from './check-fitness.ts';
import { checkNames } from './check-names.ts';
import { checkSyntax } from './check-syntax.ts';
import { checkWords, nameReader } from './check-words.ts';
import { readStrictly } from './grammar/check-grammar.ts';
import { blank, exchange } from './parser-text.ts';
import { readNames } from './read-names.ts';
import { collectFindings, type Report } from './report.ts';
import { mendable, normalizeLines, parsePython } from './syntax-tree.ts';

/**
 * Scans a Python fitness without running it. No findings: the program has a `def fitness(x)`, uses math and numpy only, and names
 * nothing that leads out of it. Otherwise all reasons at once, sorted by place, the first hundred.
 */
export function scanPython(program: string): { findings: Finding[] } {
  const text = normalizeLines(program);
  const { report: reportAlways, findings } = collectFindings(text);
  const reading = readStrictly(text);
  const { mistake, beyond } = reading;
  if (beyond)
    reportAlways(beyond, 'too-complex', tooMany, say('Compute in loops what is written out, or keep data in lists of numbers.'));
  if (mistake) reportAlways(mistake, 'syntax', mistake.sentence, mistake.hint);
  if (beyond || (mistake && text.length > mendable)) return { findings: findings() };
  const tree = mistake
    ? parsePython(exchange(text))
    : parsePython(exchange(blank(text, reading.lexemes, reading.data)), reading.subjects);
  if ('tooDeep' in tree) {
    const hint = say('Split the expression into several statements.');
    if (!mistake) reportAlways(tree.tooDeep, 'too-complex', say('Expected at most 1200 levels of nesting.'), hint);
    return { findings: findings() };
  }
  // After a mistake, and where it cannot follow, the parser guesses: more mistakes may only seem to be there.
  const report: Report = mistake
    ? (place, rule, ...about) => guesses.has(rule) || reportAlways(place, rule, ...about)
    : reportAlways;
  const nameOf = nameReader(text);
  const { root, nodes } = tree;
  const { references, attributes, module } = readNames(root, nameOf, report);
  checkSyntax(nodes, text, report);
  if (!mistake && !root.children.some(({ isError }) => isError)) checkAgreement(nodes, reading.names, report);
  checkWords(nodes, attributes, text, nameOf, report);
  checkNames(references, nameOf, report);
  checkFitness(root, module, nameOf, report);
  const found = findings();
  return { findings: isFollowed(found) ? found : found.filter(({ rule }) => rule !== 'unknown-name') };
}

const tooMany = say('Expected at most 300,000 names, values, signs and lines, not counting long lists of data.');

const guesses: ReadonlySet<string> = new Set(['syntax', 'too-complex', 'unknown-name']);

const isFollowed = (found: readonly Finding[]) => !found.some(({ rule }) => rule === 'too-complex');
