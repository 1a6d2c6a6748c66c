import assert from 'node:assert/strict';
import { parseConfig } from './parse.ts';

suite('A mistake of YAML', () => {
  const flow = 'write commas between the entries of { } and [ ].';
  for (const [what, text, told] of [
    [
      'a line indented more than those above',
      'problem:\n  function: sphere\n   dimensions: 2\n',
      ['3:4 Expected 2 spaces before "dimensions", like the lines above, got 3.'],
    ],
    [
      'a line indented more than a list above',
      'problem:\n  bounds: [-1, 1]\n    dimensions: 2\n',
      ['3:5 Expected 2 spaces before "dimensions", like the lines above, got 4.'],
    ],
    [
      'a line indented less than those above',
      'problem:\n   function: sphere\n  dimensions: 2\n',
      ['3:3 Expected 0 or 3 spaces before "dimensions", like the lines above, got 2.'],
    ],
    [
      'items indented as if they went on with the one above',
      'algorithms:\n  - PSO\n     - DE\n   - SA\nseed: 1\n',
      [
        '3:6 Expected 2 spaces before "- DE", like the lines above, got 5.',
        '4:4 Expected 2 spaces before "- SA", like the lines above, got 3.',
      ],
    ],
    [
      'an item at the edge that another is indented below',
      '- PSO\n   - DE\n',
      ['2:4 Expected no space before "- DE", like the lines above, got 3.'],
    ],
    [
      'an item of a list in a list indented as if it went on with the one above',
      'a:\n  - - PSO\n      - DE\n',
      ['3:7 Expected 4 spaces before "- DE", like the lines above, got 6.'],
    ],
    [
      'an item below a value',
      'algorithm: PSO\n  - DE\n',
      ['2:3 Expected "- DE" to go on with what is above; items that begin with "- " and keys do not mix.'],
    ],
    [
      'items without a space after their dash',
      'problem:\n  bounds:\n    -[1, 2]\n    -[3, 4]\n',
      [
        '3:5 Expected a space after "-", got "-[1, 2]"; write "- [1, 2]".',
        '4:5 Expected a space after "-", got "-[3, 4]"; write "- [3, 4]".',
      ],
    ],
    ['nothing but such an item', '-[1, 2]', ['1:1 Expected a space after "-", got "-[1, 2]"; write "- [1, 2]".']],
    [
      'such an item below right ones',
      'initial:\n  points:\n    - [1, 2]\n    -[3, 4]\nalgorithms:\n  - PSO\n  -DE\n',
      [
        '4:5 Expected a space after "-", got "-[3, 4]"; write "- [3, 4]".',
        '7:3 Expected a space after "-", got "-DE"; write "- DE".',
      ],
    ],
    [
      'a line indented that belongs to nothing',
      'algorithm: PSO\n problem:\n  function: sphere\n',
      ['2:2 Expected no space before "problem", like the lines above, got 1.'],
    ],
    [
      'a first line indented',
      '# a run\n  algorithm: PSO\nproblem:\n  function: sphere\n  dimensions: 2\n',
      ['2:3 Expected no space before "algorithm", as before "problem" below, got 2.'],
    ],
    [
      'an item indented less than those above',
      'algorithms:\n   - PSO\n  - DE\nseed: 1\n',
      ['3:3 Expected 0 or 3 spaces before "- DE", like the lines above, got 2.'],
    ],
    [
      'keys among items',
      'problem:\n  - function: sphere\n  dimensions: 2\n',
      ['3:3 Expected "dimensions" to go on with what is above; items that begin with "- " and keys do not mix.'],
    ],
    [
      'tabs',
      'problem:\n\tfunction: sphere\n\tdimensions: 2\n',
      [
        '2:1 Expected spaces, got a tab; YAML is indented with spaces only.',
        '3:1 Expected spaces, got a tab; YAML is indented with spaces only.',
      ],
    ],
    [
      'a tab after a line with spaces',
      'problem:\n  function: sphere\n \tdimensions: 2\n',
      ['3:1 Expected spaces, got a tab; YAML is indented with spaces only.'],
    ],
    [
      'spaces that do not break',
      'problem:\n\u00a0\u00a0function: sphere\n  dimensions: 2\n',
      ['2:1 Expected spaces, got another kind of space; YAML is indented with spaces only.'],
    ],
    [
      'no space after a colon',
      'problem:\n  function:sphere\n  dimensions: 2\nseed:7\n',
      [
        '2:3 Expected a space after the colon, got "function:sphere"; write "function: sphere".',
        '4:1 Expected a space after the colon, got "seed:7"; write "seed: 7".',
      ],
    ],
    [
      'no space after a colon in braces',
      'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\nstop: {evaluations:100}\n',
      ['3:8 Expected a space after the colon, got "evaluations:100"; write "evaluations: 100".'],
    ],
    [
      'no space after the only colon',
      'algorithm:PSO\n',
      ['1:1 Expected a space after the colon, got "algorithm:PSO"; write "algorithm: PSO".'],
    ],
    [
      'a missing colon',
      'problem\n  dimensions 3\n  seed = 4\n  function: sphere\n',
      [
        '1:1 Expected a colon after "problem", got the end of the line; write "problem:".',
        '2:3 Expected a colon after "dimensions", got "dimensions 3"; write "dimensions: 3".',
        '3:3 Expected a colon after "seed", got "seed = 4"; write "seed: 4".',
      ],
    ],
    [
      'a text that is no key',
      'runs of my own:\nwhat a text\nproblem: 1\n',
      ['2:1 Expected a key with its colon on one line, such as "dimensions: 3".'],
    ],
    [
      'a comment of another language',
      '// a run\nalgorithm: PSO\n',
      ['1:1 Expected "#" at the beginning of a comment, got "//"; write "#" instead.'],
    ],
    ['a comment without its space', 'a: "b"#c\n', ['1:7 Expected a space before the "#" of a comment; add one.']],
    [
      'a list that begins beside its key',
      'algorithms: - PSO\n  - DE\n',
      ['1:13 Expected the first "- " of a list in a line of its own, below its key; begin a new line before it.'],
    ],
    [
      'a sign that begins no value',
      'algorithm: @PSO\n',
      ['1:12 Expected no "@" at the beginning of a value; remove it, or put the text into quotes.'],
    ],
    [
      'more behind a value',
      'a: "b" c\nf: 1\n',
      [
        '1:8 Expected a comma or the end of the line after a value, got "c"; put a text that has such signs into quotes as a whole.',
      ],
    ],
    [
      'a missing comma between lists',
      'problem: {bounds: [[-1, 1] [-2, 2]], dimensions: 2}\n',
      [
        '1:28 Expected a comma or the end of the line after a value, got "[-2, 2]], dimensions: 2}"; put a text that has such signs into quotes as a whole.',
      ],
    ],
    [
      'a brace that is never closed',
      'algorithm: PSO\nproblem: {dimensions: 3, function: sphere\nseed: 7\n',
      ['2:10 Expected "}" for this "{"; add it, or indent more what belongs between them.'],
    ],
    [
      'a bracket that is never closed inside another',
      'problem:\n  bounds: [[-5, 5], [-1, 1]\n  function: x\n  dimensions: 2\n',
      ['2:11 Expected "]" for this "["; add it, or indent more what belongs between them.'],
    ],
    [
      'two brackets of a kind that are never closed',
      '{"a": {"b": 1',
      [
        '1:1 Expected "}" for this "{"; add it, or indent more what belongs between them.',
        '1:7 Expected "}" for this "{"; add it, or indent more what belongs between them.',
      ],
    ],
    [
      'a bracket that is closed by another kind',
      'problem: {bounds: [-5, 5}\n',
      [
        '1:10 Expected "}" for this "{"; add it, or indent more what belongs between them.',
        '1:19 Expected "]" for this "["; add it, or indent more what belongs between them.',
      ],
    ],
    [
      'a bracket in a text before the one that is never closed',
      'a: "["\nb: [1\n',
      ['2:4 Expected "]" for this "["; add it, or indent more what belongs between them.'],
    ],
    [
      'a brace that closes nothing',
      'a: 1}}\nb: {c: 1}}',
      ['2:10 Expected no "}" here, because it closes nothing; remove it, or add its beginning.'],
    ],
    ['a missing comma', 'problem: {dimensions: 3 function: sphere}\n', [`1:23 Expected a comma or a closing bracket; ${flow}`]],
    [
      'a missing comma at the end of a line',
      '{\n  "algorithm": "PSO"\n  "seed": 1\n}\n',
      [`2:20 Expected a comma or a closing bracket; ${flow}`],
    ],
    [
      'a missing comma at the end of a line without quotes',
      'problem: {\n  function: sphere\n  dimensions: 2\n}\n',
      [`2:13 Expected a comma or a closing bracket; ${flow}`],
    ],
    [
      'a quote that never ends',
      'algorithm: PSO\na: "b\nc: 1\n',
      ['2:4 Expected " at the end of the text that begins here with "; add it.'],
    ],
    [
      'a quote that another one ends',
      "a: 'b\nc: 'd'\n",
      ["1:4 Expected ' at the end of the text that begins here with '; add it."],
    ],
    [
      'two keys in a line',
      'algorithm: PSO: x\n',
      ['1:12 Expected no key here; indent keys of one level alike, and put a text that holds ": " into quotes.'],
    ],
  ] as const)
    test(`is told where it is to be mended, with what to do: ${what}`, () => {
      assert.deepEqual(
        parseConfig(text).findings.map(({ line, column, message }) => `${line}:${column} ${message}`),
        told,
      );
    });

  for (const [what, value] of [
    ['a negative number in a line of its own', '\n  -5'],
    ['a text over two lines that has a dash within', '>\n  - a\n  - b'],
    ['a quoted text whose second line begins with a dash', '"a\n  - b"'],
  ])
    test(`is not ${what}`, () => {
      const { findings } = parseConfig(`algorithm: PSO\nproblem: {dimensions: 2, function: sphere}\nnote: ${value}\n`);
      assert.deepEqual(
        findings.map(({ message }) => message),
        [
          '"note" is not a key of a config; expected one of algorithm, algorithms, problem, params, seed, runs, stop, initial, limits, sandbox, priority, background.',
        ],
      );
    });

  for (const [what, textOf, expected] of [
    ['brackets are wrong', (parts: number) => 'a: [}\n'.repeat(parts), /^Expected "]" for this "\[";/],
    ['commas are missing in one line', (parts: number) => `a: [${'"a" '.repeat(parts)}]\n`, /^Expected a comma/],
    ['texts with dashes stand in one line', (parts: number) => `a: [${'b - c, '.repeat(parts)}]\n`, /^"a" is not a key|missing/],
    ['lines are blank before one that goes on', (parts: number) => `${'\n'.repeat(parts)}a: "b" c\n`, /^Expected a comma or/],
  ] as const)
    test(`costs no more than in proportion to the text, however many ${what}`, () => {
      const cpuOf = (parts: number): number => {
        const text = textOf(parts);
        const from = process.cpuUsage();
        assert.match(parseConfig(text).findings[0]?.message ?? '', expected);
        const { user } = process.cpuUsage(from);
        return user;
      };
      cpuOf(1_000);
      assert.ok(cpuOf(16_000) < 32 * cpuOf(2_000));
    });
});
