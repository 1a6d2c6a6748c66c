import assert from 'node:assert/strict';
import { parseConfig } from './parse.ts';

const parse = (problem: string) => parseConfig(`algorithm: PSO\nproblem: {${problem}}`);

test('A misspelt key of a config is told alone, not also as the one that is missing', () => {
  for (const [text, path] of [
    ['algorithm: PSO\nproblem: {dimensions: 2, functon: sphere}', 'problem.functon'],
    ['algorithm: PSO\nproblem: {dimensions: 2, functon: bbob_f1, instance: 3}', 'problem.functon'],
    ['algorithm: PSO\nproblem: {dimensions: 2, fitness_functon: sphere}', 'problem.fitness_functon'],
    ['algorithm: PSO\nproblem: {dimension: 2, function: sphere}', 'problem.dimension'],
    ['algorithm: PSO\nproblm: {dimensions: 2, function: sphere}', 'problm'],
    ['algoritm: PSO\nproblem: {dimensions: 2, function: sphere}', 'algoritm'],
  ] as const) {
    const { ok, findings } = parseConfig(text);
    assert.equal(ok, false);
    assert.deepEqual(
      findings.map((finding) => [finding.code, finding.path]),
      [['unknown-key', path]],
    );
  }
});

const refused: readonly [problem: string, column: number, path: string, code: string, message: RegExp][] = [
  ['dimensions: 2, function: sphere, instance: 3', 44, 'problem.instance', 'no-instances', /because sphere has none; remove it/],
  [
    'dimensions: 2, bounds: [0, 1], fitness: f.ts, instance: 3',
    57,
    'problem.instance',
    'no-instances',
    /only built-in functions/,
  ],
  ['dimensions: 2, function: bbob_f1, instance: 0', 55, 'problem.instance', 'range', /whole number in \[1, 1000000\], got 0/],
  ['dimensions: 2, function: bbob_f1, instance: 1.5', 55, 'problem.instance', 'not-whole', /got 1\.5/],
  ['dimensions: 1, function: bbob_f1', 23, 'problem.dimensions', 'range', /Expected 2 to 1000 dimensions for bbob_f1, got 1/],
  [
    'dimensions: 100, function: job_shop_scheduling',
    23,
    'problem.dimensions',
    'range',
    /Expected 36 dimensions for instance 1 \(ft06\) of job_shop_scheduling, got 100\./,
  ],
  [
    'dimensions: 36, function: job_shop_scheduling, instance: 3',
    68,
    'problem.instance',
    'range',
    /instance 1 to 2 of job_shop_scheduling, got 3/,
  ],
];

suite('The problem of a config', () => {
  for (const [problem, column, path, code, message] of refused)
    test(`{${problem}} is refused`, () => {
      const errors = parse(problem).findings;
      assert.deepEqual(
        errors.map((finding) => [finding.line, finding.column, finding.path, finding.code]),
        [[2, column, path, code]],
      );
      assert.match(errors[0].message, message);
    });

  test('has an instance where the function has some, the first one without being asked', () => {
    const source = (text: string) => {
      const parsed = parse(`dimensions: 2, function: ${text}`);
      assert.ok(parsed.ok);
      return parsed.config.problem.source;
    };
    assert.deepEqual(source('bbob_f24, instance: 7'), { function: 'bbob_f24', instance: 7 });
    assert.deepEqual(source('bbob_f24'), { function: 'bbob_f24', instance: 1 });
    assert.deepEqual(source('sphere'), { function: 'sphere' });
  });

  test('with a wrong name and an instance has one mistake', () => {
    assert.equal(parse('dimensions: 2, function: bbob_f99, instance: 2').findings.length, 1);
  });
});

test('Numbers side by side that are no pair of bounds are told once, and made to pairs where there are two for each dimension', () => {
  const findingsOf = (bounds: string) => {
    const { findings } = parse(`dimensions: 2, function: sphere, bounds: ${bounds}`);
    return findings.map(({ message, suggestion }) => [message, suggestion]);
  };
  const expected = 'Expected bounds to be [lower, upper] or one such pair per dimension, got';
  assert.deepEqual(findingsOf('[-5, 5, 6]'), [[`${expected} 3 values.`, undefined]]);
  assert.deepEqual(findingsOf('[5]'), [[`${expected} one value.`, undefined]]);
  assert.deepEqual(findingsOf('[-5, 5, 0, 1.50]'), [[`${expected} 4 values.`, '[[-5, 5], [0, 1.5]]']]);
});

test('A number out of range is told as it was written', () => {
  const messages = (text: string) => parseConfig(`algorithm: PSO\n${text}`).findings.map(({ message }) => message);
  assert.match(
    messages('problem: {dimensions: 2, function: sphere}\nseed: 99999999999999999999')[0] ?? '',
    /, got 99999999999999999999\.$/,
  );
});
