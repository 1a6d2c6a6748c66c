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
  test('is a sandbox for a built-in function', () => {
    assert.deepEqual(found(`${sphere}sandbox: {seconds: 5}\n`), ['warning not-used 3']);
    assert.deepEqual(found(`${sphere.replace('function: sphere', 'fitness: a.ts, bounds: [0, 1]')}sandbox: {seconds: 5}\n`), []);
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
