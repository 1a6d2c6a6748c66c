import assert from 'node:assert/strict';
import fc from 'fast-check';
import { algorithms, defaultsOf } from '../algorithms/index.ts';
import { algorithmsOf, comparing, withValue } from './edit-config.ts';
import { parseConfig } from './parse.ts';

const problem = 'problem:\n  function: sphere # easy\n  dimensions: 2\n';

suite('A change to a config', () => {
  test('adds a value at the margin, or replaces it, and keeps the rest as it is', () => {
    const text = `# mine\nalgorithm: PSO\n${problem}`;
    assert.equal(withValue(text, 'background', true), `${text}background: true\n`);
    assert.equal(withValue(`${text}background: false # now\n`, 'background', true), `${text}background: true # now\n`);
    assert.equal(withValue(`${text}background:\n`, 'background', true), `${text}background: true\n`);
    assert.match(withValue('{"algorithm": "PSO"}', 'background', true), /background: true/);
  });
  test('tells which algorithms there are', () => {
    assert.deepEqual(algorithmsOf('algorithm: PSO\n'), ['particle_swarm']);
    assert.deepEqual(algorithmsOf('algorithms: [PSO, GA]\n'), ['particle_swarm', 'genetic_algorithm']);
    assert.deepEqual(algorithmsOf('- 1'), []);
  });
  test('makes of one algorithm several, with its parameters under its name', () => {
    assert.equal(
      comparing(
        `# mine\nalgorithm: PSO # fast\n${problem}params:\n  w: 0.5 # light\n  max_iterations: 9\n`,
        ['particle_swarm', 'genetic_algorithm'],
        3,
      ),
      `# mine\nalgorithms: [particle_swarm, genetic_algorithm] # fast\n${problem}params:\n  max_iterations: 9\n  particle_swarm:\n    w: 0.5 # light\nruns: 3\n`,
    );
  });
  test('drops the parameters of an algorithm that is left out', () => {
    assert.equal(
      comparing(
        `algorithms: [PSO, GA]\n${problem}params: {particle_swarm: {w: 0.5}, genetic_algorithm: {mutation_rate: 0.3}}\n`,
        ['genetic_algorithm', 'cma_es'],
        2,
      ),
      `algorithms: [genetic_algorithm, cma_es]\n${problem}params: {genetic_algorithm: {mutation_rate: 0.3}}\nruns: 2\n`,
    );
  });
  test('leaves a valid config valid, whatever is compared', () => {
    const names = algorithms.map(({ name }) => name);
    const some = fc.subarray(names, { minLength: 1 });
    fc.assert(
      fc.property(
        fc.constantFrom(...algorithms),
        some,
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (algorithm, chosen, runs, flow) => {
          const params = JSON.stringify(defaultsOf(algorithm)).replaceAll('"', '').replaceAll(':', ': ');
          const lines = params.slice(1, -1).split(',').filter(Boolean);
          const own =
            lines.length === 0 ? '' : flow ? `params: ${params}\n` : `params:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
          const text = `algorithm: ${algorithm.name}\n${problem}${own}`;
          assert.ok(parseConfig(text).ok, text);
          const made = comparing(text, chosen, runs);
          const parsed = parseConfig(made);
          assert.ok(parsed.ok, `${made}\n${JSON.stringify(parsed.findings)}`);
          assert.deepEqual(
            parsed.config.algorithms.map(({ name }) => name),
            chosen,
          );
          assert.equal(parsed.config.runs, runs);
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });
});
