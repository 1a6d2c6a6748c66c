import assert from 'node:assert/strict';
import { parseConfig } from '../config/parse.ts';
import { findingsBeforeRun } from './findings-before-run.ts';

const findings = (problem: string) => {
  const text = `algorithm: PSO\nproblem:\n  dimensions: 2\n${problem}`;
  return findingsBeforeRun(text, parseConfig(text));
};

suite('What is told of a config before it runs', () => {
  test('is a warning where it names nothing to optimize, with the ways to give that', () => {
    const [found, ...others] = findings('  bounds: [0, 1]\n');
    assert.deepEqual(others, []);
    assert.deepEqual([found?.severity, found?.code, found?.line, found?.column], ['warning', 'no-function', 2, 1]);
    for (const way of ['function: rastrigin', 'fitness: ./', 'Run Custom Optimization', 'optimizehub run --fitness'])
      assert.ok(found?.message.includes(way), way);
  });
  test('is nothing where a fitness of the notebook stands beside it', () => {
    const text = 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [0, 1]}';
    assert.deepEqual(findingsBeforeRun(text, parseConfig(text), true), []);
  });
  test('is nothing where it names a function or a fitness, and what parsing finds where that fails', () => {
    assert.deepEqual(findings('  function: sphere\n'), []);
    assert.deepEqual(findings('  bounds: [0, 1]\n  fitness: ./a.ts\n'), []);
    assert.deepEqual(
      findings('  functon: sphere\n').map(({ code }) => code),
      ['unknown-key'],
    );
  });
});
