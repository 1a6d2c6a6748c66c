import assert from 'node:assert/strict';
import { parseConfig } from './parse.ts';

suite('A mistake of YAML', () => {
  const flow = 'write commas between the entries of { } and [ ].';
  for (const [what, text, told] of [
    [
      'a brace that is never closed',
      'algorithm: PSO\nproblem: {dimensions: 3, function: sphere\nseed: 7\n',
      ['3:1 Expected "}" for the "{" of line 2, column 10; add it, or indent more what belongs between them.'],
    ],
    [
      'a bracket that is never closed inside another',
      'problem:\n  bounds: [[-5, 5], [-1, 1]\n  function: x\n',
      ['3:3 Expected "]" for the "[" of line 2, column 11; add it, or indent more what belongs between them.'],
    ],
    [
      'two brackets of a kind that are never closed',
      '{"a": {"b": 1',
      [
        '1:14 Expected "}" for the "{" of line 1, column 7; add it, or indent more what belongs between them.',
        '1:14 Expected "}" for the "{" of line 1, column 1; add it, or indent more what belongs between them.',
      ],
    ],
    [
      'a bracket that is closed by another kind',
      'problem: {bounds: [-5, 5}\n',
      [
        '1:25 Expected "]" for the "[" of line 1, column 19; add it, or indent more what belongs between them.',
        '1:26 Expected "}" for the "{" of line 1, column 10; add it, or indent more what belongs between them.',
      ],
    ],
    [
      'a bracket in a text before the one that is never closed',
      'a: "["\nb: [1\n',
      ['3:1 Expected "]" for the "[" of line 2, column 4; add it, or indent more what belongs between them.'],
    ],
    [
      'a brace that closes nothing',
      'a: 1}}\nb: {c: 1}}',
      ['2:10 Expected no "}" here, because it closes nothing; remove it, or add its beginning.'],
    ],
    ['a missing comma', 'problem: {dimensions: 3 function: sphere}\n', [`1:23 Expected a comma or a closing bracket; ${flow}`]],
    [
      'a quote that never ends',
      'a: "b\nc: 1\n',
      ['3:1 Expected " at the end of a text that begins with ", got the end of the config; add it.'],
    ],
    [
      'a missing colon',
      'problem:\n  dimensions 3\n  function: sphere\n',
      ['2:3 Expected a key with its colon on one line, such as "dimensions: 3".'],
    ],
    [
      'two keys in a line',
      'algorithm: PSO: x\n',
      ['1:12 Expected no key here; indent keys of one level alike, and put a text that holds ": " into quotes.'],
    ],
  ] as const)
    test(`is told with what to do: ${what}`, () => {
      assert.deepEqual(
        parseConfig(text).findings.map(({ line, column, message }) => `${line}:${column} ${message}`),
        told,
      );
    });

  test('costs no more than in proportion to the text, however many brackets are wrong', () => {
    const cpuOf = (lines: number): number => {
      const text = 'a: [}\n'.repeat(lines);
      const from = process.cpuUsage();
      assert.match(parseConfig(text).findings[0]?.message ?? '', /^Expected "]" for the "\[" of line 1, column 4;/);
      const { user } = process.cpuUsage(from);
      return user;
    };
    cpuOf(1_000);
    assert.ok(cpuOf(16_000) < 32 * cpuOf(2_000));
  });
});
