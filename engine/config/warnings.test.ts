import assert from 'node:assert/strict';
import { parseConfig } from './parse.ts';

const found = (text: string) => parseConfig(text).findings.map(({ severity, code, line }) => `${severity} ${code} ${line}`);
const sphere = 'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\n';

suite('What a config asks for in vain', () => {
  test('is a budget that max_iterations ends before', () => {
    assert.deepEqual(found(`${sphere}params: {max_iterations: 10}\nstop:\n  evaluations: 10000\n`), ['warning never-reached 5']);
    assert.deepEqual(found(`${sphere}params: {max_iterations: 10}\nstop:\n  evaluations: 200\n`), []);
    assert.deepEqual(found(`${sphere}stop:\n  evaluations: 10000\n`), []);
  });
  test('is a target below the best fitness there is', () => {
    assert.deepEqual(found(`${sphere}stop: {target: -1}\n`), ['warning never-reached 3']);
    assert.deepEqual(found(`${sphere}stop: {target: 0}\n`), []);
    assert.deepEqual(found(`${sphere.replace('2}', '2, objective: maximize}')}stop: {target: -1}\n`), []);
  });
  test('is a target above the largest value there is, where that is known', () => {
    const largest = (name: string, target: number, bounds = '[-5, 3]') =>
      found(
        `algorithm: PSO\nproblem: {function: ${name}, dimensions: 2, objective: maximize, bounds: ${bounds}}\nstop: {target: ${target}}\n`,
      );
    assert.deepEqual(largest('sphere', 1e9), ['warning never-reached 3']);
    assert.deepEqual(largest('sphere', 50.1), ['warning never-reached 3']);
    assert.deepEqual(largest('sphere', 50), []);
    assert.deepEqual(largest('sum_squares', 75.1), ['warning never-reached 3']);
    assert.deepEqual(largest('sum_squares', 75), []);
    assert.deepEqual(largest('rastrigin', 1e9), []);
  });
  test('is a target below the best fitness within the bounds, where that is proven', () => {
    const told = (name: string, bounds: string, target: number) =>
      parseConfig(
        `algorithm: PSO\nproblem: {function: ${name}, dimensions: 2, bounds: ${bounds}}\nstop: {target: ${target}}\n`,
      ).findings.map(({ message, suggestion }) => `${message} ${suggestion}`);
    const said = (name: string, target: number, best: number) => [
      `No run reaches ${target}: the best fitness of ${name} within these bounds is ${best}; expected a target of at least that. ${best}`,
    ];
    assert.deepEqual(told('sphere', '[1, 5]', 0.5), said('sphere', 0.5, 2));
    assert.deepEqual(told('sphere', '[1, 5]', 2), []);
    assert.deepEqual(told('sphere', '[[-5, 5], [2, 3]]', 3.9), said('sphere', 3.9, 4));
    assert.deepEqual(told('styblinski_tang', '[0, 5]', -78), said('styblinski_tang', -78, -50.05889331));
    assert.deepEqual(told('styblinski_tang', '[0, 5]', -50.05889331), []);
    assert.deepEqual(told('rosenbrock', '[3, 5]', 0.001), []);
  });
  for (const [name, bounds] of [
    ['sphere', '[1.0e+200, 2.0e+200]'],
    ['rastrigin', '[1.0e+200, 2.0e+200]'],
    ['styblinski_tang', '[1.0e+160, 2.0e+160]'],
  ])
    test(`is no target where the best fitness of ${name} within the bounds overflows`, () => {
      const problem = `{function: ${name}, dimensions: 2, bounds: ${bounds}}`;
      assert.deepEqual(found(`algorithm: PSO\nproblem: ${problem}\nstop: {target: 5}\n`), []);
    });
  test('is no target below the optimum of the usual bounds where wider ones reach below it', () => {
    const schwefel = (bounds: string) =>
      found(`algorithm: PSO\nproblem: {function: schwefel, dimensions: 2, bounds: ${bounds}}\nstop: {target: -50}\n`);
    assert.deepEqual(schwefel('[-500, 500]'), ['warning never-reached 3']);
    assert.deepEqual(schwefel('[-1000, 1000]'), []);
    assert.deepEqual(schwefel('[-1.0e+9, 1.0e+9]'), []);
  });
  test('is a sandbox for a built-in function', () => {
    assert.deepEqual(found(`${sphere}sandbox: {seconds: 5}\n`), ['warning not-used 3']);
    assert.deepEqual(found(`${sphere.replace('function: sphere', 'fitness: a.ts, bounds: [0, 1]')}sandbox: {seconds: 5}\n`), []);
  });
  test('is a budget that max_iterations usually ends before, where restarts or gradients may spend more', () => {
    const told = (params: string, evaluations: number) =>
      parseConfig(
        `algorithm: generalized_annealing\nproblem: {function: sphere, dimensions: 5}\nparams: {${params}}\nstop:\n  evaluations: ${evaluations}\n`,
      ).findings.map(({ severity, code, path, line, message }) => [severity, code, path, line, message].join(' '));
    assert.deepEqual(told('max_iterations: 1000', 2500), [
      'warning never-reached stop.evaluations 5 generalized_annealing usually ends after about 1201 evaluations, by its max_iterations, before the 2500 of stop.evaluations; remove max_iterations or raise it.',
    ]);
    // Half of the budget is not clearly short of it.
    assert.deepEqual(told('max_iterations: 1000', 2402), []);
    assert.match(told('max_iterations: 1000', 10_000)[0] ?? '', /generalized_annealing ends after 2981 evaluations, by its/);
    assert.match(told('max_iterations: 1000, local_search: none', 2500)[0] ?? '', /ends after 1001 evaluations, by its/);
    assert.deepEqual(told('local_search: none', 2500), []);
  });
  test('does not make it invalid', () => {
    assert.ok(parseConfig(`${sphere}stop: {target: -1}\n`).ok);
  });
});

suite('What to write instead', () => {
  const suggestion = (text: string) => parseConfig(text).findings[0]?.suggestion;
  test('is the nearest number in range', () => {
    assert.equal(suggestion(`${sphere}runs: 0\n`), '1');
    assert.equal(suggestion(`${sphere}runs: 2.4\n`), '2');
    assert.equal(suggestion(`${sphere}runs: "7"\n`), '7');
    assert.equal(suggestion(`${sphere}runs: many\n`), undefined);
    assert.equal(suggestion(`${sphere}stop: {seconds: 0}\n`), undefined);
  });
  test('is true or false for words that mean them', () => {
    assert.equal(suggestion(`${sphere}background: "yes"\n`), 'true');
    assert.equal(suggestion(`${sphere}background: 7\n`), undefined);
  });
  test('is bounds in order, and as many as there are dimensions', () => {
    const bounds = (text: string) => suggestion(sphere.replace('dimensions: 2', `dimensions: 2, bounds: ${text}`));
    assert.equal(bounds('[5, -5]'), '[-5, 5]');
    assert.equal(bounds('[5, 5]'), undefined);
    assert.equal(bounds('[[0, 1], [2, 3], [4, 5]]'), '[[0, 1], [2, 3]]');
    const short = 'algorithm: PSO\nproblem: {function: sphere, dimensions: 3, bounds: [[0, 1], [2, 3]]}';
    assert.equal(suggestion(short), '[[0, 1], [2, 3], [2, 3]]');
  });
});
