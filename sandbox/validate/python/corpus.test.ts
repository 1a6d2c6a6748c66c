import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { scanPython } from './scan-python.ts';

const read = (name: string) => readFileSync(new URL(`corpus/${name}.txt`, import.meta.url), 'utf8');

/** Statements that are refused at the top of a program and in the fitness: one a line, ¶ is a line end. */
const malicious = read('malicious').trimEnd().split('\n');

/** Whole programs between lines of #%%. */
const benign = read('benign').split('#%%\n');

const rulesOf = (program: string) => scanPython(program).findings.map(({ rule }) => rule);

suite('the corpus of Python programs', () => {
  test('has a malicious statement refused at the top of a program, with a rule of its own', () => {
    const missed = malicious.filter(
      // x and f are there, else many a line would be refused for a name that nobody knows.
      (line) => rulesOf(`${line.replaceAll('¶', '\n')}\nx = f = [0.0]\ndef fitness(x):\n    return 0.0\n`).length === 0,
    );
    assert.deepEqual(missed, []);
  });

  for (const [index, program] of benign.entries()) {
    test(`has benign program ${index + 1} allowed`, () => assert.deepEqual(scanPython(program).findings, []));
  }
});
