import assert from 'node:assert/strict';
import { algorithms } from '../algorithms/index.ts';
import { parseConfig } from './parse.ts';

const problem = 'problem:\n  function: sphere\n  dimensions: 2\n';
const messages = (text: string) => parseConfig(text).findings.map(({ message }) => message);

suite('A key that newcomers guess', () => {
  for (const key of ['max_evals', 'max_evaluations', 'budget', 'maxFEs', 'nevals'])
    test(`${key} is told to be stop.evaluations`, () =>
      assert.deepEqual(messages(`algorithm: PSO\n${problem}${key}: 1000\n`), [
        `"${key}" is not a key of a config; write "stop: {evaluations: …}".`,
      ]));
  for (const key of ['maxiter', 'iterations', 'generations', 'n_iter', 'max_iterations'])
    test(`${key} is told to be a parameter`, () =>
      assert.deepEqual(messages(`algorithm: PSO\n${problem}${key}: 10\n`), [
        `"${key}" is not a key of a config; write "params: {max_iterations: …}".`,
      ]));
  for (const key of ['popsize', 'population', 'n_pop'])
    test(`${key} is told by the name that the algorithm has for it`, () => {
      const told = (algorithm: string) => messages(`algorithm: ${algorithm}\n${problem}${key}: 10\n`);
      assert.deepEqual(told('PSO'), [`"${key}" is not a key of a config; write "params: {swarm_size: …}".`]);
      assert.deepEqual(told('DE'), [`"${key}" is not a key of a config; write "params: {population_size: …}".`]);
      assert.match(told('SA')[0] ?? '', /is not a key of a config; expected one of/);
    });
  test('below another key is told to stand outside of it', () => {
    assert.deepEqual(messages(`algorithm: PSO\n${problem}  budget: 5\n`), [
      '"budget" is not a key of problem; write "stop: {evaluations: …}" outside of problem.',
    ]);
    assert.deepEqual(messages(`algorithm: PSO\n${problem}params: {max_evals: 5}\n`), [
      '"max_evals" is not a parameter; write "stop: {evaluations: …}" outside of params.',
    ]);
    assert.deepEqual(messages(`algorithm: PSO\n${problem}  seed: 5\n`), [
      '"seed" is not a key of problem; write "seed: …" outside of problem.',
    ]);
  });
  test('beside the right place is told by its right name, and is not told to be missing as well', () => {
    for (const key of ['dim', 'dims', 'n', 'D'])
      assert.deepEqual(messages(`algorithm: PSO\nproblem: {function: sphere, ${key}: 2}`), [
        `"${key}" is not a key of problem; did you mean dimensions?`,
      ]);
    for (const key of ['func', 'objective_function', 'name'])
      assert.deepEqual(messages(`algorithm: PSO\nproblem: {${key}: sphere, dimensions: 2}`), [
        `"${key}" is not a key of problem; did you mean function?`,
      ]);
    for (const key of ['method', 'optimizer', 'solver'])
      assert.deepEqual(messages(`${key}: PSO\n${problem}`), [`"${key}" is not a key of a config; did you mean algorithm?`]);
    assert.deepEqual(messages(`algorithm: PSO\n${problem}stop: {budget: 9}`), [
      '"budget" is not a stop rule; did you mean evaluations?',
    ]);
    for (const key of ['time', 'duration', 'timeout', 'max_time'])
      assert.deepEqual(messages(`algorithm: PSO\n${problem}stop: {${key}: 9}`), [
        `"${key}" is not a stop rule; did you mean seconds?`,
      ]);
    assert.deepEqual(messages(`algorithm: PSO\n${problem}params: {population_size: 9}`).length, 1);
    assert.match(messages(`algorithm: PSO\n${problem}params: {population_size: 9}`)[0] ?? '', /did you mean swarm_size\?$/);
  });
  test('at the margin that belongs to the problem is the only thing that is told', () => {
    assert.deepEqual(messages('algorithm: PSO\nproblem:\n  function: sphere\ndimensions: 3\n'), [
      '"dimensions" is not a key of a config; write "problem: {dimensions: …}".',
    ]);
    assert.deepEqual(messages(`algorithm: PSO\n${problem}direction: maximize\n`), [
      '"direction" is not a key of a config; write "problem: {objective: …}".',
    ]);
  });
  test('for bounds is told to be bounds, which are not told to be missing as well', () => {
    assert.deepEqual(messages('algorithm: PSO\nproblem: {dimensions: 2, fitness: f, lb: -1, ub: 1}\n'), [
      '"lb" is not a key of problem; write "bounds: [lower, upper]" for both.',
      '"ub" is not a key of problem; write "bounds: [lower, upper]" for both.',
    ]);
  });
  test('is not what it might be elsewhere: a title and a count at the margin stay unknown', () => {
    for (const key of ['name', 'n', 'time'])
      assert.match(messages(`algorithm: PSO\n${problem}${key}: 3\n`)[0] ?? '', /is not a key of a config; expected one of/);
  });
});

suite('A name that is none', () => {
  test('of a key is answered by the keys of today', () => {
    const [message = ''] = messages(`algorithm: PSO\n${problem}  wxyz: 3\n`);
    assert.equal(
      message,
      '"wxyz" is not a key of problem; expected one of dimensions, bounds, objective, function, instance, fitness.',
    );
  });
  test('of an algorithm is answered by every algorithm', () => {
    const [message = ''] = messages(`algorithm: bayesian\n${problem}`);
    assert.equal(message, `"bayesian" is not an algorithm; expected one of ${algorithms.map(({ name }) => name).join(', ')}.`);
  });
  test('of a function is answered by some', () => {
    const [message = ''] = messages('algorithm: PSO\nproblem: {function: xyzzy, dimensions: 2}');
    assert.match(message, /^"xyzzy" is not a built-in problem; there are \d+, such as \w+(?:, \w+){7}\.$/);
  });
  test('that begins only one is taken for it', () => {
    assert.deepEqual(messages(`algorithm: nelder\n${problem}`), ['"nelder" is not an algorithm; did you mean nelder_mead?']);
    assert.deepEqual(messages(`algorithm: PSO\n${problem}  objective: max\n`), [
      '"max" is not an objective; did you mean maximize?',
    ]);
  });
  test('of a mapping that is a list is answered by its keys', () => {
    assert.deepEqual(messages(`algorithm: PSO\n${problem}initial: [sobol]\n`), [
      'Expected initial to be a mapping of names to values (sampling, points), got a list.',
    ]);
  });
});
