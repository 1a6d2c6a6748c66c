import assert from 'node:assert/strict';
import fc from 'fast-check';
import { algorithms } from '../algorithms/index.ts';
import { problems } from '../problems/index.ts';
import type { Config } from './config.ts';
import { parseConfig } from './parse.ts';
import { publishedSchema } from './published-schema.ts';
import { planTasks } from './tasks.ts';

const good = (text: string): Config => {
  const parsed = parseConfig(text);
  if (!parsed.ok) assert.fail(JSON.stringify(parsed.findings, null, 1));
  return parsed.config;
};

const sphere = 'problem: {dimensions: 2, function: sphere}';

/** A bad text, and every error it gives: place, path, code and a part of the sentence. */
const bad: readonly [name: string, text: string, ...expected: [place: string, path: string, code: string, message: RegExp][]][] =
  [
    ['nothing at all', '', ['1:1', '', 'empty', /is empty; write/]],
    ['only a comment', '# soon\n', ['1:1', '', 'empty', /is empty/]],
    ['a list', '- 1', ['1:1', '', 'type', /mapping of names to values, got a list/]],
    ['a typo in a key', `algorithm: PSO\n${sphere}\nsede: 3`, ['3:1', 'sede', 'unknown-key', /did you mean seed\?/]],
    [
      'an unknown algorithm',
      `algorithm: particle_swrm\n${sphere}`,
      ['1:12', 'algorithm', 'unknown-name', /did you mean particle_swarm\?/],
    ],
    ['an algorithm in wrong case', `algorithm: pso\n${sphere}`, ['1:12', 'algorithm', 'unknown-name', /did you mean PSO\?/]],
    [
      'an unknown function',
      'algorithm: PSO\nproblem: {dimensions: 2, function: spehre}',
      ['2:36', 'problem.function', 'unknown-name', /did you mean sphere\?/],
    ],
    [
      'bounds of the wrong length',
      'algorithm: PSO\nproblem: {dimensions: 3, function: sphere, bounds: [[0, 1], [0, 1]]}',
      ['2:52', 'problem.bounds', 'bounds-length', /each of the 3 dimensions, or one for all, got 2/],
    ],
    [
      'lower >= upper',
      'algorithm: PSO\nproblem: {dimensions: 1, function: sphere, bounds: [[1, 1]]}',
      ['2:53', 'problem.bounds[0]', 'bounds-order', /lower < upper, got 1 and 1/],
    ],
    [
      'infinite bounds',
      'algorithm: PSO\nproblem: {dimensions: 1, function: sphere, bounds: [[-.inf, .nan]]}',
      ['2:54', 'problem.bounds[0][0]', 'not-finite', /infinity/],
      ['2:61', 'problem.bounds[0][1]', 'not-finite', /not-a-number/],
    ],
    [
      'bounds whose difference overflows',
      'algorithm: PSO\nproblem: {dimensions: 1, function: sphere, bounds: [-1e308, 1e308]}',
      ['2:52', 'problem.bounds', 'bounds-range', /difference is a finite number/],
    ],
    [
      'a negative size',
      `algorithm: PSO\n${sphere}\nparams: {swarm_size: -3}`,
      ['3:22', 'params.swarm_size', 'range', /whole number in \[1, 100000\], got -3/],
    ],
    [
      'a fractional size',
      `algorithm: PSO\n${sphere}\nparams: {swarm_size: 2.5}`,
      ['3:22', 'params.swarm_size', 'not-whole', /got 2\.5/],
    ],
    ['a quoted number', `algorithm: PSO\n${sphere}\nseed: "4"`, ['3:7', 'seed', 'type', /the text "4" \(remove the quotes\)/]],
    ['a null', `algorithm: PSO\n${sphere}\nseed:`, ['3:1', 'seed', 'type', /got nothing \(null\)/]],
    ['a duplicate key', `algorithm: PSO\n${sphere}\nalgorithm: DE`, ['3:1', 'algorithm', 'duplicate-key', /"algorithm" again/]],
    [
      'a duplicate key beside other mistakes',
      `algorithm: PSO\n${sphere}\nparams: {w: 1, "w": 2}\nruns: 0`,
      ['3:16', 'params.w', 'duplicate-key', /"w" again/],
      ['4:7', 'runs', 'range', /got 0/],
    ],
    [
      'one algorithm with parameters under two of its names',
      `algorithms: [PSO, DE]\n${sphere}\nparams: {PSO: {w: 0.5}, particle_swarm: {w: 0.6}}`,
      ['3:25', 'params.particle_swarm', 'both-spellings', /particle_swarm are given twice/],
    ],
    [
      'nesting by indentation that is too deep',
      Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      ['129:129', '', 'too-deep', /at most 64 levels/],
    ],
    [
      'nesting that is too deep behind block texts',
      Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}b: |\n${' '.repeat(i + 1)}t\n${' '.repeat(i)}a:`).join('\n'),
      ['385:129', '', 'too-deep', /at most 64 levels/],
    ],
    [
      'a broken line after a stray bracket',
      `algorithm: PSO\n${sphere}\n}...\nruns: `,
      ['3:1', '', 'yaml', /}/],
      ['3:2', '', 'yaml', /\.\.\./],
      ['4:5', '', 'yaml', /:/],
    ],
    ['a tab', 'algorithm: PSO\nproblem:\n\tdimensions: 2', ['3:1', '', 'tab', /spaces, got a tab/]],
    ['two documents', `algorithm: PSO\n${sphere}\n---\na: 1`, ['3:1', '', 'multiple-documents', /one document/]],
    ['a custom tag', `algorithm: !!js/function PSO\n${sphere}`, ['1:12', '', 'tag', /the tag !!js\/function/]],
    ['a merge key', `algorithm: PSO\n<<: {seed: 1}\n${sphere}`, ['2:1', '<<', 'unknown-key', /"<<" is not a key of a config/]],
    [
      'a parameter of another algorithm',
      `algorithm: PSO\n${sphere}\nparams: {F: 0.5}`,
      ['3:10', 'params.F', 'foreign-parameter', /differential_evolution, not of particle_swarm/],
    ],
    [
      'an algorithm named twice',
      `algorithms: [PSO, particle_swarm]\n${sphere}`,
      ['1:19', 'algorithms[1]', 'duplicate-algorithm', /named twice/],
    ],
    ['no algorithms', `algorithms: []\n${sphere}`, ['1:13', 'algorithms', 'empty-list', /at least one algorithm/]],
    [
      'too few dimensions for the function',
      'algorithm: PSO\nproblem: {dimensions: 1, function: rosenbrock}',
      ['2:23', 'problem.dimensions', 'range', /2 to 10000 dimensions for rosenbrock/],
    ],
    [
      'too many dimensions',
      'algorithm: PSO\nproblem: {dimensions: 10001, function: sphere}',
      ['2:23', 'problem.dimensions', 'range', /\[1, 10000\], got 10001/],
    ],
    [
      'a custom fitness without bounds',
      'algorithm: PSO\nproblem: {dimensions: 2, fitness: ./f.ts}',
      ['2:1', 'problem.bounds', 'missing', /custom fitness needs them/],
    ],
    [
      'two spellings of one thing',
      'algorithm: PSO\nproblem: {dimensions: 2, function: sphere, fitness_function: sphere}',
      ['2:44', 'problem.fitness_function', 'both-spellings', /remove one/],
    ],
    [
      'a broken relation',
      `algorithm: SA\n${sphere}\nparams: {final_temp: 500}`,
      ['3:22', 'params.final_temp', 'relation', /below initial_temp \(100\), got 500/],
    ],
    [
      'a schedule that does not exist',
      `algorithm: SA\n${sphere}\nparams: {cooling_schedule: geometrical}`,
      ['3:28', 'params.cooling_schedule', 'unknown-name', /did you mean geometric\?/],
    ],
    ['a bracket that is not closed', `algorithm: [PSO\n${sphere}`, ['1:12', '', 'yaml', /^Expected "]" for this "\["; add it/]],
  ];

suite('configs', () => {
  test('the example of the documentation is read in full', () => {
    const config = good(`
algorithm: particle_swarm
problem:
  dimensions: 5
  bounds: [[-10, 10], [-10, 10], [-10, 10], [-10, 10], [-10, 10]]
  objective: minimize
  function: rastrigin
params: {swarm_size: 30, max_iterations: 50, w: 0.7, c1: 1.5, c2: 1.5}
seed: 42
runs: 1
stop: {evaluations: 50000, target: 1.0e-8, seconds: 60, stagnation: 200}
`);
    assert.deepEqual(config, {
      algorithms: [
        {
          name: 'particle_swarm',
          params: {
            swarm_size: 30,
            max_iterations: 50,
            w: 0.7,
            c1: 1.5,
            c2: 1.5,
            topology: 'global',
            informants: 3,
            motion: 'per_coordinate',
            bound_handling: 'absorb',
          },
          limitsIterations: true,
        },
      ],
      problem: {
        dimensions: 5,
        lower: Array(5).fill(-10),
        upper: Array(5).fill(10),
        usesUsualBounds: false,
        objective: 'minimize',
        source: { function: 'rastrigin' },
      },
      seed: 42,
      runs: 1,
      stop: { evaluations: 50000, target: 1e-8, seconds: 60, stagnation: 200 },
      limits: { soft_seconds: 550, hard_seconds: 600 },
      priority: 0,
      background: false,
    });
  });

  test('JSON, whole numbers in other notations and old spellings are accepted, the latter with a hint', () => {
    const parsed = parseConfig(
      '{"algorithm": "DE", "problem": {"dimensions": 2.0, "fitness_function_name": "sphere", "lower_bound": -1, "upper_bound": [1, 2]}, "parameters": {"population_size": 1e2}}',
    );
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.config.problem.upper, [1, 2]);
    assert.equal(parsed.config.algorithms[0]?.params.population_size, 100);
    assert.ok(parsed.findings.length >= 3 && parsed.findings.every((finding) => finding.severity === 'hint'));
  });

  test('one pair of bounds serves all dimensions in both notations, and a built-in function knows its usual ones', () => {
    const bounds = (text: string) => good(`algorithm: PSO\nproblem: {dimensions: 2, function: sphere${text}}`).problem;
    assert.deepEqual(bounds(', bounds: [-1, 3]').upper, [3, 3]);
    assert.deepEqual(bounds(', bounds: [[-1, 3]]').upper, [3, 3]);
    assert.deepEqual([bounds('').lower, bounds('').usesUsualBounds], [[-5.12, -5.12], true]);
  });

  test('a budget stands in for max_iterations, unless that is given too', () => {
    const limits = (rest: string) => good(`algorithm: PSO\n${sphere}\n${rest}`).algorithms[0]?.limitsIterations;
    assert.equal(limits(''), true);
    assert.equal(limits('stop: {target: 1}'), true);
    assert.equal(limits('stop: {evaluations: 100}'), false);
    assert.equal(limits('stop: {seconds: 1}'), false);
    assert.equal(limits('stop: {seconds: 1}\nparams: {max_iterations: 5}'), true);
  });

  test('several algorithms share the parameters they all have and keep their own under their names', () => {
    const config = good(`algorithms: [PSO, DE]\n${sphere}\nparams: {max_iterations: 7, DE: {F: 0.4}, particle_swarm: {w: 0.5}}`);
    assert.deepEqual(
      config.algorithms.map(({ params }) => [params.max_iterations, params.F, params.w]),
      [
        [7, undefined, 0.5],
        [7, 0.4, undefined],
      ],
    );
  });

  test('a config without function and fitness is valid', () => {
    assert.equal(good('algorithm: PSO\nproblem: {dimensions: 2, bounds: [0, 1]}').problem.source, undefined);
  });

  for (const [name, text, ...expected] of bad)
    test(`${name} is reported at its place`, () => {
      const parsed = parseConfig(text);
      assert.equal(parsed.ok, false);
      const errors = parsed.findings.filter((finding) => finding.severity === 'error');
      assert.deepEqual(
        errors.map((finding) => [`${finding.line}:${finding.column}`, finding.path, finding.code]),
        expected.map(([place, path, code]) => [place, path, code]),
      );
      for (const [i, [, , , message]] of expected.entries()) assert.match(errors[i]?.message ?? '', message);
    });

  test('all mistakes are reported in one go, in order of place', () => {
    const parsed = parseConfig(
      'algorithm: PSOO\nproblem: {dimensions: 0, function: sphere, bounds: [[1, 0]]}\nseed: -1\nruns: 0\nstop: {target: x}',
    );
    assert.deepEqual(
      parsed.findings.map(({ line }) => line),
      [1, 2, 2, 3, 4, 5],
    );
  });

  test('at most 100 mistakes are listed, and the last says how many more there are', () => {
    const parsed = parseConfig(Array.from({ length: 250 }, (_, i) => `key${i}: 1`).join('\n'));
    assert.equal(parsed.findings.length, 100);
    assert.match(parsed.findings[99]?.message ?? '', /^15\d more errors follow/);
  });

  for (const [name, text] of [
    ['10 MB of text', 'x'.repeat(10_000_000)],
    ['a tower of brackets', '['.repeat(900_000)],
    ['a tower of dashes', '- '.repeat(450_000)],
    ['an alias bomb', `a: &a [1]\n${Array.from({ length: 300 }, (_, i) => `b${i}: *a`).join('\n')}`],
    ['bytes that are not UTF-8', Uint8Array.of(0x61, 0xff, 0xfe)],
  ] as const)
    test(`${name} is refused with a place`, () => {
      const parsed = parseConfig(text);
      assert.equal(parsed.ok, false);
      assert.ok(
        ['too-large', 'too-deep', 'too-many-aliases', 'not-utf8'].includes(parsed.findings[0]?.code ?? ''),
        parsed.findings[0]?.code,
      );
      assert.ok((parsed.findings[0]?.line ?? 0) >= 1);
    });

  test('no text makes the parser throw, and every error has a place inside the text', () => {
    const words = fc.constantFrom(
      'algorithm',
      ':',
      ' ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      ',',
      'PSO',
      'problem',
      'dimensions',
      '-1',
      '&a',
      '*a',
      '"',
      '|',
      '>',
      '-',
      '!t',
      '#',
      'params',
      '.inf',
      '\t',
      '---',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.array(words, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const { findings } = parseConfig(text);
          for (const finding of findings) assert.ok(finding.line >= 1 && finding.column >= 1 && finding.message.length > 10);
        },
      ),
      { seed: 5, numRuns: 2000 },
    );
  });

  test('a wrong one-letter name is not taken for every other one', () => {
    const [finding] = parseConfig(`algorithm: PSO\n${sphere}\nparams: {x: 1}`).findings;
    assert.equal(finding?.suggestion, undefined);
    const [other] = parseConfig(`algorithms: [PSO, DE]\n${sphere}\nparams: {w: 1}`).findings;
    assert.equal(other?.suggestion, undefined);
    const [cased] = parseConfig(`algorithm: PSO\n${sphere}\nparams: {W: 1}`).findings;
    assert.equal(cased?.suggestion, 'w');
  });

  test('a number in quotes is refused wherever a number belongs', () => {
    const numbers: Record<string, string> = {
      dimensions: '2',
      seed: '1',
      runs: '1',
      evaluations: '10',
      target: '1',
      seconds: '1',
      stagnation: '1',
      swarm_size: '10',
      w: '0.5',
    };
    const text = (quoted: string) => {
      const n = (name: string) => (name === quoted ? `"${numbers[name]}"` : numbers[name]);
      const stop = `{evaluations: ${n('evaluations')}, target: ${n('target')}, seconds: ${n('seconds')}, stagnation: ${n('stagnation')}}`;
      const params = `{swarm_size: ${n('swarm_size')}, w: ${n('w')}}`;
      return `algorithm: PSO\nproblem: {dimensions: ${n('dimensions')}, function: sphere}\nseed: ${n('seed')}\nruns: ${n('runs')}\nstop: ${stop}\nparams: ${params}`;
    };
    good(text('none'));
    for (const name of Object.keys(numbers)) {
      const { findings } = parseConfig(text(name));
      assert.deepEqual(
        findings.map(({ code, path }) => [code, path.split('.').at(-1)]),
        [['type', name]],
      );
      assert.match(findings[0]?.message ?? '', /remove the quotes/);
    }
  });

  test('no bytes make the parser throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const { line, column } of parseConfig(bytes).findings) assert.ok(line >= 1 && column >= 1);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  test('run k of a config has seed + k, algorithm by algorithm', () => {
    const tasks = planTasks(good(`algorithms: [PSO, DE]\n${sphere}\nruns: 2`), 10);
    assert.deepEqual(
      tasks.map((task) => [task.algorithm.name, task.seed, task.run]),
      [
        ['particle_swarm', 10, 0],
        ['particle_swarm', 11, 1],
        ['differential_evolution', 10, 0],
        ['differential_evolution', 11, 1],
      ],
    );
  });

  test('the JSON schema knows every algorithm, problem and parameter', () => {
    const text = JSON.stringify(publishedSchema(algorithms, problems));
    for (const name of [...algorithms.flatMap((a) => [a.name, ...Object.keys(a.params)]), ...problems.map((p) => p.name)])
      assert.ok(text.includes(`"${name}"`), name);
  });
});
