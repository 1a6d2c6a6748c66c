import assert from 'node:assert/strict';
import { parseConfig } from '../../engine/config/parse.ts';
import { LastRuns } from './last-runs.ts';

const problemOf = (fitness: string, dimensions = 2) => {
  const parsed = parseConfig(`algorithm: PSO\nproblem: {fitness: ${fitness}, dimensions: ${dimensions}, bounds: [0, 1]}\n`);
  assert.ok(parsed.ok);
  return parsed.config.problem;
};
const file = problemOf('./beam.fitness.ts');
const cell = problemOf('beam');
const config = { uri: 'file:///a/run.opt.yaml', folder: '/a' };
const notebook = { uri: 'vscode-notebook-cell:/a/run.ipynb#1', folder: '/a' };

suite('The last runs', () => {
  test('of a fitness file are those of every config beside it', () => {
    const runs = new LastRuns();
    runs.note(notebook, file, { jso: 0.01 });
    assert.deepEqual(runs.pacesOf(config, file), { jso: 0.01 });
    assert.equal(runs.pacesOf({ ...config, folder: '/b' }, file), undefined);
    assert.equal(runs.pacesOf(config, problemOf('./beam.fitness.ts', 3)), undefined);
  });
  test('of a fitness file are known when the text that was run is closed', () => {
    const runs = new LastRuns();
    runs.note(notebook, file, { jso: 0.01 });
    runs.forget(notebook.uri);
    assert.deepEqual(runs.pacesOf(config, file), { jso: 0.01 });
  });
  test('of a fitness cell are those of the config that was run, until it is closed', () => {
    const runs = new LastRuns();
    runs.note(notebook, cell, { jso: 0.01 });
    assert.deepEqual(runs.pacesOf(notebook, cell), { jso: 0.01 });
    assert.equal(runs.pacesOf(config, cell), undefined);
    runs.forget(notebook.uri);
    assert.equal(runs.pacesOf(notebook, cell), undefined);
  });
  test('tell the last pace of each algorithm', () => {
    const runs = new LastRuns();
    runs.note(notebook, file, { jso: 0.01, lshade: 0.02 });
    runs.note(config, file, { jso: 0.03 });
    assert.deepEqual(runs.pacesOf(config, file), { jso: 0.03, lshade: 0.02 });
  });
  test('are forgotten in the order of their time, where there are many', () => {
    const runs = new LastRuns();
    for (let dimensions = 1; dimensions <= 201; dimensions++)
      runs.note(config, problemOf('./beam.fitness.ts', dimensions), { jso: 1 });
    assert.equal(runs.pacesOf(config, problemOf('./beam.fitness.ts', 1)), undefined);
    assert.deepEqual(runs.pacesOf(config, problemOf('./beam.fitness.ts', 2)), { jso: 1 });
  });
});
