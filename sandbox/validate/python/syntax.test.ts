import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { scanPython } from './scan-python.ts';

const fitness = 'def fitness(x):\n    return 0.0\n';

/** Statements that Python 3.11 does not load: one a line, ¶ is a line end. */
const statements = readFileSync(path('corpus/broken.txt'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.replaceAll('¶', '\n'));

function path(name: string): URL {
  return new URL(name, import.meta.url);
}

const places: readonly [program: string, line: number, column: number, message: string][] = [
  ['def fitness(x)\n    return 1', 1, 15, 'Expected ":", got the end of the line.'],
  ['def fitness(x):\nreturn 1', 2, 1, 'Expected an indented line, got "return".'],
  ['def fitness(x):\n    return (1', 2, 12, 'Expected the bracket "(" to be closed, got the end.'],
  ['def fitness(x):\n    return "a', 2, 12, 'Expected the string to be closed with ", got the end of the line.'],
  ['def fitness(x):\n    if x = 1: pass', 2, 10, 'Expected ":", got "=".'],
  ['def fitness(x):\n    print x\n    return 1', 2, 5, 'Expected Python 3, got the print statement of Python 2.'],
  ['def fitness(x):\n    return x = 1', 2, 14, 'Expected the end of the line, got "=".'],
  [
    'def fitness(x): return 1\nif 1:\n    @len\nb = 1',
    4,
    1,
    'Expected a function or a class after the decorator, got a line that is indented less.',
  ],
  [`def fitness(x):\n    return x ${'b'.repeat(40)}`, 2, 14, `Expected the end of the line, got "${'b'.repeat(30)}…".`],
  ['function fitness(x) { return x[0]; }', 1, 10, 'Expected the end of the line, got "fitness".'],
  ['def fitness(x):\n    return x[0]²', 2, 16, 'Expected Python, got the character "²".'],
];

suite('a text that is no Python', () => {
  for (const statement of statements) {
    test(`is refused for its syntax: ${JSON.stringify(statement)}`, () => {
      const rules = scanPython(fitness + statement).findings.map(({ rule }) => rule);
      assert.ok(rules.includes('syntax'), rules.join());
    });
  }

  for (const [program, line, column, message] of places) {
    test(`is told where, once: ${JSON.stringify(program)}`, () => {
      const found = scanPython(program).findings.filter(({ rule }) => rule === 'syntax');
      assert.deepEqual(
        found.map((finding) => [finding.line, finding.column, finding.message]),
        [[line, column, message]],
      );
    });
  }

  test('has more conditions than can be followed in one if', () => {
    const [found] = scanPython(`def fitness(x): return 1\nif 1: pass\n${'elif 1: pass\n'.repeat(1_002)}`).findings;
    assert.deepEqual(
      [found.line, found.message, found.hint],
      [1004, 'Expected at most 1000 conditions, got "1".', 'Look the value up in a dict.'],
    );
  });

  test('is told how to compare where "=" stands too late', () => {
    const [{ hint }] = scanPython('def fitness(x):\n    return x = 1').findings;
    assert.equal(hint, 'Write "==" to compare.');
  });

  test('still tells what else is refused in it', () => {
    const rules = scanPython('import os\ndef fitness(x):\n    eval("1")\n    return (1').findings.map(({ rule }) => rule);
    assert.deepEqual(rules, ['import', 'forbidden-name', 'syntax']);
  });
});
