import assert from 'node:assert/strict';
import { parseConfig } from '../../engine/config/parse.ts';
import { applied } from './edits.ts';
import { fixesOf } from './fixes.ts';

const rest = '  function: sphere\n  dimensions: 2\n';
const right = 'algorithm: PSO\nproblem:\n  bounds: [[-5, 5], [-5, 5]]\n  function: sphere\n  dimensions: 2\n';

suite('The quick fix of bounds as two sides', () => {
  for (const [what, text, expected] of [
    [
      'in the problem, one of them a list',
      `algorithm: PSO\nproblem:\n${rest}  lower: [-5, -5]\n  upper: 5\n`,
      `algorithm: PSO\nproblem:\n${rest}  bounds: [[-5, 5], [-5, 5]]\n`,
    ],
    ['below the problem', `algorithm: PSO\nproblem:\n${rest}lower: [-5, -5]\nupper: 5\n`, right],
    ['around the problem', `algorithm: PSO\nupper: [5, 5] # high\nproblem:\n${rest}lower: -5\n`, right],
    [
      'one beside the problem, one in it',
      `algorithm: PSO\nlower_bound: -5\nproblem:\n${rest}  upper: 1e1\n`,
      `algorithm: PSO\nproblem:\n${rest}  bounds: [-5, 1e1]\n`,
    ],
    [
      'a former name and a guessed one',
      `algorithm: PSO\nproblem:\n${rest}  lower_bound: -5\n  upper: 5\n`,
      `algorithm: PSO\nproblem:\n${rest}  bounds: [-5, 5]\n`,
    ],
    [
      'beside a problem in braces',
      'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\nlb: -5\nub: 5\n',
      'algorithm: PSO\nproblem: {bounds: [-5, 5], function: sphere, dimensions: 2}\n',
    ],
    [
      'in JSON',
      '{"algorithm": "PSO", "problem": {"function": "sphere", "dimensions": 2}, "lb": -5, "ub": 5}',
      '{"algorithm": "PSO", "problem": {"bounds": [-5, 5], "function": "sphere", "dimensions": 2}}',
    ],
    [
      'in the problem of a JSON',
      '{"algorithm": "PSO", "problem": {"function": "sphere", "dimensions": 2, "lb": -5, "ub": 5}}',
      '{"algorithm": "PSO", "problem": {"function": "sphere", "dimensions": 2, "bounds": [-5, 5]}}',
    ],
  ] as const)
    test(`keeps both: ${what}`, () => {
      const { findings } = parseConfig(text);
      const sides = findings.filter(({ code }) => code === 'unknown-key');
      assert.ok(sides.length > 0, JSON.stringify(findings));
      for (const finding of sides) {
        const [fix] = fixesOf(text, finding);
        assert.ok(fix, finding.message);
        assert.equal(applied(text, fix.edits), expected);
      }
      assert.deepEqual(parseConfig(expected).findings, []);
    });

  for (const [what, text] of [
    ['that are no numbers', `algorithm: PSO\nproblem:\n${rest}  lower: low\n  upper: 5\n`],
    ['of which none is a number', `algorithm: PSO\nproblem:\n${rest}  lower: low\n  upper: high\n`],
    ['of different lengths', `algorithm: PSO\nproblem:\n${rest}  lower: [1, 2]\n  upper: [3, 4, 5]\n`],
    ['of which one is missing', `algorithm: PSO\nproblem:\n${rest}  lower: 1\n`],
    ['beside bounds', `algorithm: PSO\nproblem:\n${rest}  bounds: [1, 2]\n  lower: 1\n  upper: 2\n`],
  ] as const)
    test(`makes nothing of sides ${what}`, () => {
      const titles = parseConfig(text).findings.flatMap((finding) => fixesOf(text, finding).map(({ title }) => title));
      assert.deepEqual(
        titles.filter((title) => title.includes('bounds:')),
        [],
      );
    });

  test('is the first offer where a former name misses its other side', () => {
    const text = `algorithm: PSO\nproblem:\n${rest}  lower_bound: -5\n  upper: 5\n`;
    const missing = parseConfig(text).findings.find(({ code }) => code === 'missing');
    assert.equal(missing && fixesOf(text, missing)[0]?.title, 'Write it where it belongs: bounds: [-5, 5]');
  });
});

suite('The quick fix of two sides the wrong way round', () => {
  for (const [what, sides, expected] of [
    ['in lines', '  lower_bound: 5\n  upper_bound: -5\n', '[-5, 5]'],
    ['the upper side first', '  upper_bound: -5\n  lower_bound: 1e1\n', '[-5, 1e1]'],
    ['in one dimension of two', '  lower_bound: [-5, 9]\n  upper_bound: [5, -9]\n', '[[-5, 5], [-9, 9]]'],
  ] as const)
    test(`swaps them, wherever it is asked for: ${what}`, () => {
      const text = `algorithm: PSO\nproblem:\n${rest}${sides}`;
      const { findings } = parseConfig(text);
      assert.deepEqual(findings.map(({ code }) => code).toSorted(), ['bounds-order', 'old-spelling', 'old-spelling']);
      for (const finding of findings) {
        const [fix] = fixesOf(text, finding);
        assert.equal(fix?.title, `Swap the bounds: bounds: ${expected}`);
        assert.equal(applied(text, fix.edits), `algorithm: PSO\nproblem:\n${rest}  bounds: ${expected}\n`);
      }
    });

  test('is none where both are equal, which only a wider one mends', () => {
    const text = `algorithm: PSO\nproblem:\n${rest}  lower_bound: 5\n  upper_bound: 5\n`;
    const titles = parseConfig(text).findings.map((finding) => fixesOf(text, finding).map(({ title }) => title));
    assert.deepEqual(titles, [['Use the name of today: bounds: [5, 5]'], ['Use the name of today: bounds: [5, 5]'], []]);
  });
});

suite('The quick fix of bounds as a mapping', () => {
  for (const [what, bounds, expected] of [
    ['in braces', '{lower: [-5, -4], upper: [10, 9]}', '[[-5, 10], [-4, 9]]'],
    ['in lines, the upper side first', '\n    ub: 5\n    lb: -5', '[-5, 5]'],
  ] as const)
    test(`keeps the numbers of both sides: ${what}`, () => {
      const text = `algorithm: PSO\nproblem:\n${rest}  bounds: ${bounds}\n`;
      const finding = parseConfig(text).findings.find(({ path }) => path === 'problem.bounds');
      assert.ok(finding);
      const [fix] = fixesOf(text, finding);
      assert.equal(fix && applied(text, fix.edits), `algorithm: PSO\nproblem:\n${rest}  bounds: ${expected}\n`);
      assert.ok(parseConfig(applied(text, fix!.edits)).ok); // it was there
    });
});

suite('The quick fix of a mapping of which only the value of a key is there', () => {
  const problem = 'problem: {function: sphere, dimensions: 2}\n';
  for (const [text, expected] of [
    ['algorithm: PSO\nproblem: sphere # simple\n', 'algorithm: PSO\nproblem: {function: sphere} # simple\n'],
    ['{"algorithm": "PSO", "problem": "sphere"}', '{"algorithm": "PSO", "problem": {"function": "sphere"}}'],
    [`algorithm: PSO\n${problem}stop: 1e3\n`, `algorithm: PSO\n${problem}stop: {evaluations: 1e3}\n`],
    [`{"stop": 9, "algorithm": "PSO", ${problem.trim()}}`, `{"stop": {"evaluations": 9}, "algorithm": "PSO", ${problem.trim()}}`],
    [`algorithm: PSO\n${problem}initial: sobol\n`, `algorithm: PSO\n${problem}initial: {sampling: sobol}\n`],
    [
      'algorithm: PSO\nproblem: {fitness: f, dimensions: 2, bounds: [0, 1]}\nsandbox: container\n',
      'algorithm: PSO\nproblem: {fitness: f, dimensions: 2, bounds: [0, 1]}\nsandbox: {driver: container}\n',
    ],
  ] as const)
    test(`gives it the key: ${text.replaceAll('\n', ' ')}`, () => {
      const [finding] = parseConfig(text).findings;
      assert.ok(finding);
      const [fix] = fixesOf(text, finding);
      assert.equal(fix && applied(text, fix.edits), expected);
      assert.ok(!text.includes(problem) || parseConfig(expected).ok, expected);
    });

  for (const value of ['0', '2.5', '-1', 'soon', '[1000]', '1e99'])
    test(`is none where no key takes it: stop: ${value}`, () => {
      const text = `algorithm: PSO\n${problem}stop: ${value}\n`;
      assert.deepEqual(
        parseConfig(text).findings.flatMap((finding) => fixesOf(text, finding)),
        [],
      );
    });
});
