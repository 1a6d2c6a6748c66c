import assert from 'node:assert/strict';
import { parseConfig } from '../../engine/config/parse.ts';
import { problems } from '../../engine/problems/index.ts';
import { applied } from './edits.ts';
import { fixesOf } from './fixes.ts';

const problem = 'problem: {function: sphere, dimensions: 3}\n';

/** The texts after each fix of the first finding, hints aside. */
function allFixed(text: string): readonly string[] {
  const finding = parseConfig(text).findings.find(({ severity }) => severity !== 'hint');
  assert.ok(finding, text);
  return fixesOf(text, finding).map(({ edits }) => applied(text, edits));
}

/** The text after the first fix, which is without a finding. */
function mended(text: string): string {
  const [made] = allFixed(text);
  assert.ok(made !== undefined, `No fix for ${JSON.stringify(parseConfig(text).findings)}`);
  assert.deepEqual(parseConfig(made).findings, [], made);
  return made;
}

const budget = `${problem}stop: {evaluations: 1000}\n`;
const bounded = (bounds: string): string => `algorithm: PSO\nproblem: {function: sphere, dimensions: 3, bounds: ${bounds}}\n`;

suite('The quick fix of a value', () => {
  for (const [what, text, expected] of [
    ['several algorithms', `algorithm: [PSO, cma_es]\n${budget}`, `algorithms: [PSO, cma_es]\n${budget}`],
    ['several algorithms in lines', `algorithm:\n  - PSO\n  - DE\n${budget}`, `algorithms:\n  - PSO\n  - DE\n${budget}`],
    ['one algorithm as a list', `algorithms: PSO\n${budget}`, `algorithm: PSO\n${budget}`],
    ['a list of algorithms without brackets', `algorithms: PSO, cma_es\n${budget}`, `algorithms: [PSO, cma_es]\n${budget}`],
    ['several algorithms in the place of one', `algorithm: PSO, DE\n${budget}`, `algorithms: [PSO, DE]\n${budget}`],
    [
      'algorithms with a word between',
      `algorithm: PSO and cma_es # both\n${budget}`,
      `algorithms: [PSO, cma_es] # both\n${budget}`,
    ],
    [
      'a number with a comma',
      `algorithm: PSO\n${problem}stop:\n  evaluations: 10,000\n`,
      `algorithm: PSO\n${problem}stop:\n  evaluations: 10000\n`,
    ],
    [
      'a number with a comma in braces',
      `algorithm: PSO\n${problem}stop: {evaluations: 10,000}\n`,
      `algorithm: PSO\n${problem}stop: {evaluations: 10000}\n`,
    ],
    [
      'a number with commas before another key',
      `algorithm: PSO\n${problem}stop: {evaluations: 1,000,000, target: 0}\n`,
      `algorithm: PSO\n${problem}stop: {evaluations: 1000000, target: 0}\n`,
    ],
    [
      'a number with underscores',
      `algorithm: PSO\n${problem}stop: {evaluations: 10_000}\n`,
      `algorithm: PSO\n${problem}stop: {evaluations: 10000}\n`,
    ],
    [
      'seconds with their unit',
      `algorithm: PSO\n${problem}stop: {seconds: 5s}\n`,
      `algorithm: PSO\n${problem}stop: {seconds: 5}\n`,
    ],
    ['a stop of minutes', `algorithm: PSO\n${problem}stop: 2 min\n`, `algorithm: PSO\n${problem}stop: {seconds: 120}\n`],
    ['a stop with a comma', `algorithm: PSO\n${problem}stop: 10,000\n`, `algorithm: PSO\n${problem}stop: {evaluations: 10000}\n`],
    ['a time', `algorithm: PSO\n${problem}stop: {time: 5}\n`, `algorithm: PSO\n${problem}stop: {seconds: 5}\n`],
    [
      'bounds in parentheses',
      'algorithm: PSO\nproblem:\n  function: sphere\n  dimensions: 3\n  bounds: (-1, 1)\n',
      'algorithm: PSO\nproblem:\n  function: sphere\n  dimensions: 3\n  bounds: [-1, 1]\n',
    ],
    ['all lower bounds beside all upper ones', bounded('[[-1, -2, -3], [1, 2e1, 3]]'), bounded('[[-1, 1], [-2, 2e1], [-3, 3]]')],
    ['sides that are alike', bounded('[[-1, -1, -1], [1, 1, 1]]'), bounded('[-1, 1]')],
    ['bounds without a comma', bounded('[-5 5]'), bounded('[-5, 5]')],
    ['a pair without a comma', bounded('[[-5 5]]'), bounded('[[-5, 5]]')],
    ['bounds without brackets', bounded('-5 1e3'), bounded('[-5, 1e3]')],
    ['pairs without brackets, with too few commas', bounded('[-5 5, 0 1, -.5 .5]'), bounded('[[-5, 5], [0, 1], [-.5, .5]]')],
    [
      'a number in words',
      'algorithm: PSO\nproblem: {function: sphere, dimensions: five}\n',
      'algorithm: PSO\nproblem: {function: sphere, dimensions: 5}\n',
    ],
    [
      'a point alone',
      `algorithm: PSO\n${problem}initial: [1, 2, 3]\n`,
      `algorithm: PSO\n${problem}initial: {points: [[1, 2, 3]]}\n`,
    ],
    [
      'one point as the list of points',
      `algorithm: PSO\n${problem}initial: {points: [1, 2, 3]}\n`,
      `algorithm: PSO\n${problem}initial: {points: [[1, 2, 3]]}\n`,
    ],
    [
      'points at the margin',
      `algorithm: PSO\n${problem}initial:\n- [1, 2, 3]\n- [0, 0, 0]\n`,
      `algorithm: PSO\n${problem}initial:\n  {points: [[1, 2, 3], [0, 0, 0]]}\n`,
    ],
    [
      'a target below the best fitness',
      `algorithm: PSO\n${problem}stop: {target: -10}\n`,
      `algorithm: PSO\n${problem}stop: {target: 0}\n`,
    ],
  ] as const)
    test(`makes a config of it: ${what}`, () => assert.equal(mended(text), expected));

  test('of a target above the largest value takes that value', () => {
    const objective = 'problem: {function: sphere, dimensions: 3, bounds: [-2, 2], objective: maximize}\n';
    assert.equal(mended(`algorithm: PSO\n${objective}stop: {target: 99}\n`), `algorithm: PSO\n${objective}stop: {target: 12}\n`);
  });

  test('of a wrong number of dimensions takes the nearest that the problem has, whichever problem', () => {
    for (const { name, dimensions } of problems)
      for (const wrong of [dimensions.min - 1, dimensions.max + 1].filter((count) => count >= 1 && count <= 10_000)) {
        const made = mended(`algorithm: random_search\nproblem: {function: ${name}, dimensions: ${wrong}}\n`);
        assert.ok(parseConfig(made).ok, made);
      }
  });

  for (const [what, text, expected] of [
    ['a topology', `algorithm: PSO\n${problem}params: {topology: ring}\n`, ['{topology: global}', '{topology: random}']],
    [
      'a parameter by its former key',
      `algorithm: PSO\n${problem}parameters: {topology: ring}\n`,
      ['{topology: global}', '{topology: random}'],
    ],
    [
      'a parameter under the name of its algorithm',
      `algorithms: [PSO, DE]\n${problem}params: {PSO: {topology: ring}}\n`,
      ['{topology: global}', '{topology: random}'],
    ],
    [
      'a sampling',
      `algorithm: PSO\n${problem}initial: {sampling: grid}\n`,
      ['{sampling: uniform}', '{sampling: latin_hypercube}', '{sampling: sobol}'],
    ],
    [
      'an objective',
      'algorithm: PSO\nproblem: {function: sphere, dimensions: 3, objective: best}\n',
      ['objective: minimize', 'objective: maximize'],
    ],
    ['a switch', `algorithm: PSO\n${problem}background: perhaps\n`, ['background: true', 'background: false']],
    ['a switch without a value', `algorithm: PSO\n${problem}background:\n`, ['background: true', 'background: false']],
  ] as const)
    test(`offers each name of few: ${what}`, () => {
      const made = allFixed(text);
      assert.equal(made.length, expected.length, made.join('\n'));
      for (const [i, part] of expected.entries()) {
        assert.ok(made[i]?.includes(part), made[i]);
        assert.ok(parseConfig(made[i]).ok, made[i]);
      }
    });

  for (const [what, text, expected] of [
    [
      'dimensions, which have to be there',
      'algorithm: PSO\nproblem: {function: sphere, dimensions: many}\n',
      ['algorithm: PSO\nproblem: {function: sphere, dimensions: 5}\n'],
    ],
    [
      'dimensions without a value',
      'algorithm: PSO\nproblem:\n  function: sphere\n  dimensions:\n',
      ['algorithm: PSO\nproblem:\n  function: sphere\n  dimensions: 5\n'],
    ],
    [
      'a number that has a default',
      `algorithm: PSO\n${problem}runs: lots\n`,
      [`algorithm: PSO\n${problem}runs: 1\n`, `algorithm: PSO\n${problem}`],
    ],
    [
      'a limit below every one',
      `algorithm: PSO\n${problem}limits: {soft_seconds: -3, hard_seconds: 9999}\n`,
      [
        `algorithm: PSO\n${problem}limits: {soft_seconds: 550, hard_seconds: 9999}\n`,
        `algorithm: PSO\n${problem}limits: {hard_seconds: 9999}\n`,
      ],
    ],
    [
      'the only stop rule, in a line',
      `algorithm: PSO\n${problem}stop:\n  seconds: -3\nseed: 1\n`,
      [`algorithm: PSO\n${problem}seed: 1\n`],
    ],
    [
      'one of two stop rules',
      `algorithm: PSO\n${problem}stop:\n  seconds: -3\n  target: 0\n`,
      [`algorithm: PSO\n${problem}stop:\n  target: 0\n`],
    ],
    [
      'a target out of reach',
      `algorithm: PSO\n${problem}stop: {target: -10, evaluations: 500}\n`,
      [`algorithm: PSO\n${problem}stop: {target: 0, evaluations: 500}\n`, `algorithm: PSO\n${problem}stop: {evaluations: 500}\n`],
    ],
  ] as const)
    test(`takes what is usual, or does without where it may: ${what}`, () => {
      assert.deepEqual(allFixed(text), expected);
      for (const made of expected) assert.deepEqual(parseConfig(made).findings, [], made);
    });

  for (const wrong of ['2,5', '"2, 5"', '[2, 5]', '2 or 5'])
    test(`is no example in place of numbers that were typed: dimensions: ${wrong}`, () => {
      assert.deepEqual(allFixed(`algorithm: PSO\nproblem:\n  function: sphere\n  dimensions: ${wrong}\n`), []);
    });
  test('of what is optimized twice takes either away', () => {
    assert.deepEqual(allFixed('algorithm: PSO\nproblem: {function: sphere, fitness: ./f.js, dimensions: 3, bounds: [-1, 1]}\n'), [
      'algorithm: PSO\nproblem: {function: sphere, dimensions: 3, bounds: [-1, 1]}\n',
      'algorithm: PSO\nproblem: {fitness: ./f.js, dimensions: 3, bounds: [-1, 1]}\n',
    ]);
  });

  test('is called an example where it is one', () => {
    for (const [wrong, title] of [
      ['many', 'Write an example: 5'],
      ['', 'Write an example: 5'],
    ]) {
      const text = `algorithm: PSO\nproblem:\n  function: sphere\n  dimensions: ${wrong}\n`;
      const [finding] = parseConfig(text).findings;
      assert.deepEqual(finding && fixesOf(text, finding).map((fix) => fix.title), [title]);
    }
  });

  test('takes a usual name where there are many', () => {
    for (const algorithm of ['', ' 5', ' xyzzy'])
      assert.equal(mended(`algorithm:${algorithm}\n${problem}`), `algorithm: particle_swarm\n${problem}`);
    assert.equal(mended(`algorithm: # mine\n${problem}`), `algorithm: particle_swarm # mine\n${problem}`);
    assert.equal(
      mended('algorithm: PSO\nproblem: {function: xyzzy, dimensions: 3}\n'),
      'algorithm: PSO\nproblem: {function: sphere, dimensions: 3}\n',
    );
  });

  test('takes the bound that is nearest to a coordinate', () => {
    const withPoint = (point: string): string => `algorithm: PSO\n${problem}initial: {points: [[${point}]]}\n`;
    assert.equal(mended(withPoint('1, 99, 3')), withPoint('1, 5.12, 3'));
    assert.equal(mended(withPoint('-99, 1, 3')), withPoint('-5.12, 1, 3'));
  });

  test('of a key that nobody knows takes away the mapping that would be empty without it', () => {
    const [made] = allFixed(`algorithm: PSO\n${problem}stop:\n  xyzzy: 3\n`);
    assert.equal(made, `algorithm: PSO\n${problem}`);
  });

  test('knows no comma that is missing where the values are no numbers', () => {
    assert.deepEqual(allFixed(bounded('[low high]')), []);
  });

  test('is called the removal of quotes only where nothing else changes', () => {
    for (const [seed, title] of [
      ['"12"', 'Remove the quotes: 12'],
      ['"twelve"', 'Change to 12'],
    ] as const) {
      const text = `algorithm: PSO\n${budget}seed: ${seed}\n`;
      const [finding] = parseConfig(text).findings;
      assert.equal(finding && fixesOf(text, finding)[0]?.title, title);
    }
  });
});
