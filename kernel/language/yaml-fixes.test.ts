import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseConfig } from '../../engine/config/parse.ts';
import { applied } from './edits.ts';
import { fixesOf } from './fixes.ts';

const problem = 'problem:\n  function: sphere\n  dimensions: 2\n';
/** The text after the first fix of the first finding. */
function fixed(text: string): string {
  const [finding] = parseConfig(text).findings;
  assert.ok(finding);
  const [fix] = fixesOf(text, finding);
  assert.ok(fix, finding.message);
  return applied(text, fix.edits);
}

suite('The quick fix of a mistake of YAML', () => {
  for (const [what, text, expected] of [
    ['tabs as indentation', 'algorithm: PSO\nproblem:\n\tfunction: sphere\n\tdimensions: 2\n', `algorithm: PSO\n${problem}`],
    ['an indentation too deep', 'algorithm: PSO\nproblem:\n  function: sphere\n   dimensions: 2\n', `algorithm: PSO\n${problem}`],
    ['an item too deep', `algorithms:\n  - PSO\n     - DE\n${problem}`, `algorithms:\n  - PSO\n  - DE\n${problem}`],
    ['a missing space after a colon', `algorithm:cma_es\n${problem}`, `algorithm: cma_es\n${problem}`],
    [
      'a missing space after the colon of an inner key',
      'algorithm: PSO\nproblem:\n  function:sphere\n  dimensions: 2\n',
      `algorithm: PSO\n${problem}`,
    ],
    ['an equals sign', `algorithm = PSO\n${problem}`, `algorithm: PSO\n${problem}`],
    ['a comment of another language', `// mine\nalgorithm: PSO\n${problem}`, `# mine\nalgorithm: PSO\n${problem}`],
    [
      'an unclosed brace',
      'algorithm: PSO\nproblem: {function: sphere, dimensions: 2 # mine\nseed: 3\n',
      'algorithm: PSO\nproblem: {function: sphere, dimensions: 2} # mine\nseed: 3\n',
    ],
    [
      'an unclosed brace over lines',
      `algorithm: PSO\n${problem}params: {\n  w: 0.5,\n  c1: 1\nseed: 3\n`,
      `algorithm: PSO\n${problem}params: {\n  w: 0.5,\n  c1: 1}\nseed: 3\n`,
    ],
    ['an unclosed quote', `algorithm: "PSO\n${problem}`, `algorithm: "PSO"\n${problem}`],
    ['a second document', `algorithm: PSO\n${problem}---\nalgorithm: DE\n${problem}`, `algorithm: PSO\n${problem}`],
  ] as const)
    test(`makes a config of it: ${what}`, () => {
      assert.equal(fixed(text), expected);
      assert.ok(parseConfig(expected).ok, JSON.stringify(parseConfig(expected).findings));
    });

  for (const [what, text, expected] of [
    ['between two levels', 'algorithm: PSO\nproblem:\n  function: sphere\n dimensions: 2\n', `algorithm: PSO\n${problem}`],
    [
      'nearer to the wrong level',
      'algorithm: PSO\nproblem:\n    function: sphere\n dimensions: 2\nseed: 3\n',
      'algorithm: PSO\nproblem:\n    function: sphere\n    dimensions: 2\nseed: 3\n',
    ],
    [
      'of a key for the margin',
      'algorithm: PSO\nproblem:\n  function: sphere\n  dimensions: 2\n seed: 3\n',
      `algorithm: PSO\n${problem}seed: 3\n`,
    ],
  ] as const)
    test(`offers the indentation first that makes a config: ${what}`, () => {
      assert.equal(fixed(text), expected);
      assert.deepEqual(parseConfig(expected).findings, []);
    });

  test('tells of a missing colon and of the tabs below it, and mends one after the other', () => {
    for (const below of ['\tfunction: sphere\n\tdimensions: 2\n', '\tdimensions: 2\n\tfunction: sphere\n'])
      for (const isColonFirst of [true, false]) {
        let text = `algorithm: PSO\nproblem\n${below}`;
        const codes = parseConfig(text).findings.map(({ code, line }) => `${code} ${line}`);
        assert.deepEqual(codes, ['yaml 2', 'tab 3', 'tab 4']);
        for (let count = 0; count < 2; count++) {
          const { findings } = parseConfig(text);
          const finding = isColonFirst ? findings[0] : findings.at(-1);
          const [fix] = finding ? fixesOf(text, finding) : [];
          assert.ok(fix, JSON.stringify(findings));
          text = applied(text, fix.edits);
        }
        assert.ok(parseConfig(text).ok, text);
      }
  });

  test('mends a single line with a tab below a key without its colon', () => {
    const text = 'algorithm: PSO\nproblem\n\tdimensions: 5\n';
    const { findings } = parseConfig(text);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['yaml', 'tab'],
    );
    const withColon = fixed(text);
    assert.equal(withColon, 'algorithm: PSO\nproblem:\n\tdimensions: 5\n');
    assert.equal(fixed(withColon), 'algorithm: PSO\nproblem:\n  dimensions: 5\n');
  });

  test('offers each indentation that a line may have', () => {
    const text = 'algorithm: PSO\nproblem:\n   function: sphere\n  dimensions: 2\n';
    const [finding] = parseConfig(text).findings;
    assert.deepEqual(finding && fixesOf(text, finding).map(({ title }) => title), [
      'Indent with 3 spaces',
      'Indent with 0 spaces',
    ]);
  });

  test('leaves fewer such mistakes, whatever the text', () => {
    const line = fc.constantFrom(
      ...['algorithm: PSO', 'algorithm:PSO', 'problem:', '  function: sphere', '   dimensions: 2', '\tdimensions: 2', 'seed = 3'],
      ...['params: {w: 0.5', '- PSO', '  -DE', '---', 'stop: {evaluations: 5}}', '  bounds: [[1, 2]', 'seed: "3', '// no', '}'],
    );
    const unreadable = (text: string) =>
      parseConfig(text).findings.filter(({ code }) => ['yaml', 'tab', 'multiple-documents'].includes(code));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const text = lines.join('\n');
        const before = unreadable(text);
        for (const finding of before)
          for (const { edits, title } of fixesOf(text, finding))
            assert.ok(unreadable(applied(text, edits)).length < before.length, `${title}\n${text}`);
      }),
      { numRuns: 300 },
    );
  });
});
