import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pythonPrograms } from '../corpus/python-programs.ts';
import { readStrictly } from './grammar/check-grammar.ts';
import { blank } from './parser-text.ts';
import { scanPython } from './scan-python.ts';

const fitness = 'def fitness(x):\n    return 0.0\n';

function blanked(text: string): string {
  const reading = readStrictly(text);
  assert.ok(!reading.mistake && !reading.beyond);
  return blank(text, reading.lexemes, reading.data);
}

/** `·` is a space that the parser is given in place of something else. */
const rows: readonly (readonly [what: string, text: string, given: string])[] = [
  ['a comment behind a statement', 'a = 1 # one\nb = 2\n', 'a = 1······\nb = 2'],
  ['lines that are empty or hold a comment', 'a = 1\n\n  # two\n\t\nb = 2\n', 'a = 1···········\nb = 2'],
  ['lines like that at the start', '# one\n\nb = 2\n', '#·····\nb = 2'],
  ['and at the end', 'a = 1\n\n# two\n', 'a = 1'],
  ['line ends and comments in brackets', 'a = (1,\n  # one\n  2)\n', 'a = (1,···········2)'],
  ['a line that goes on behind a backslash', 'a = 1 + \\\n  2\n', 'a = 1 +·····2'],
  ['the indentation of a statement', 'if 1:\n\n    # one\n    a\n', 'if 1:···········\n    a'],
  ['an indentation of two lines', 'if 1:\n  \\\n a\n', 'if 1:\n  \\\n a'],
  ['text of several lines', 'a = """\n\n# one\n"""\n', 'a = """\n\n# one\n"""'],
];

/** Lists of 64 numbers and more. */
const numbers = (count: number) => Array.from({ length: count }, (_, i) => `${i}`).join(', ');
const data: readonly (readonly [what: string, before: string, behind: string])[] = [
  ['a list', 'a = [', ']'],
  ['a tuple', 'f((', '))'],
  ['a list that is returned', 'def f(): return [', ']'],
  ['a list that is gone through', 'for a in (', '): pass'],
  ['a set', 'f(a, {', '})'],
  ['a keyword argument', 'f(a=[', '])'],
  ['a value of a dictionary', 'a = {b: [', ']}'],
];
const kept: readonly (readonly [what: string, before: string, behind: string])[] = [
  ['arguments', 'f(', ')'],
  ['arguments of what is no name', 'a = [(1)(', ')]'],
  ['an index', 'a[', ']'],
  ['arguments of what is named like a keyword of a pattern', 'match(', ')'],
  ['a name among them', 'a = [b, ', ']'],
  ['an f-string among them', 'a = [f"{eval}", ', ']'],
  ['a string with a backslash among them', 'a = ["\\n", ', ']'],
  ['bytes among them', 'a = [b"\\N{", ', ']'],
  ['an operator among them', 'a = [1 - 2, ', ']'],
  ['two signs among them', 'a = [--1, ', ']'],
  ['something starred among them', 'a = [*(1, 2), ', ']'],
  ['a call among them', 'a = ["a"(1), ', ']'],
];

suite('the text that the parser of Python is given', () => {
  for (const [what, text, given] of rows)
    test(`has or has not ${what}`, () => assert.equal(blanked(text).trimEnd(), given.replaceAll('·', ' ')));

  for (const [what, before, behind] of data)
    test(`has no more than the first element of ${what} of many numbers`, () => {
      const text = `${before}${numbers(64)}${behind}`;
      const given = blanked(text);
      assert.equal(given.length, text.length);
      assert.equal(given.replaceAll(' ', ''), `${before}0${behind}`.replaceAll(' ', ''));
    });

  for (const [what, before, behind] of kept)
    test(`has all of many numbers where they are ${what}`, () => {
      const text = `${before}${numbers(64)}${behind}`;
      assert.equal(blanked(text), text);
    });

  test('has all of few numbers', () => {
    const text = `a = [${numbers(20)}]`;
    assert.equal(blanked(text), text);
  });

  test('has the first row of a matrix, and of a row only the first number', () => {
    const matrix = (rows: number, columns: number) =>
      `a = [${Array(rows)
        .fill(`[${numbers(columns)}]`)
        .join(', ')}]`;
    assert.equal(blanked(matrix(40, 3)).replaceAll(' ', ''), 'a=[[0,1,2]]');
    assert.equal(blanked(matrix(3, 100)).replaceAll(' ', ''), 'a=[[0]]');
  });

  const few = '[1, -2.5, "a", (3, 4), {5: [6]}]';
  const many = `[${Array(20).fill(few.slice(1, -1)).join(', ')}]`;
  const programs = pythonPrograms.map(({ code }) => code).filter((code) => !code.includes('\r'));

  test('leads to the same findings with much data as with little', () => {
    fc.assert(
      fc.property(fc.constantFrom(...programs), fc.nat(), (program, at) => {
        const places = [...program.matchAll(/(?<=[=(,] ?)\d+/g)];
        const place = places[at % Math.max(1, places.length)];
        if (place === undefined) return;
        const [little, much] = [few, many].map((list) => {
          const text = program.slice(0, place.index) + list + program.slice(place.index + place[0].length);
          return scanPython(text).findings.map(({ rule, line, message }) => ({ rule, line, message }));
        });
        assert.deepEqual(much, little);
      }),
      { numRuns: 300 },
    );
  });

  test('leads to the same findings with comments and empty lines as without', () => {
    const withLines = (program: string) => program.replaceAll('\n', '\n\n  # eval(__import__)\n\n');
    const findings = (program: string, line: (line: number) => number) =>
      scanPython(program).findings.map((finding) => [finding.rule, line(finding.line), finding.column, finding.message]);
    for (const program of programs.filter((code) => !/\\\n|'''|"""|coding/.test(code) && !readStrictly(code).mistake))
      assert.deepEqual(
        findings(withLines(program), (line) => line),
        findings(program, (line) => 4 * (line - 1) + 1),
        program,
      );
  });

  test('is read however many lines are empty', () => {
    assert.deepEqual(scanPython(`a = 1\n${'a\n\n'.repeat(20_000)}${fitness}`).findings, []);
  });
});
