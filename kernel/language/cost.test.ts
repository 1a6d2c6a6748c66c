import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ProblemChoice } from '../../engine/config/config.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { speakByBundle } from '../words.ts';
import { costDetails, costLabel, costOf, type Measure, orAsLastRun } from './cost.ts';
import { createMeasure } from './measure-speed.ts';
import { costHints } from './service.ts';

const configOf = (text: string) => {
  const parsed = parseConfig(text);
  assert.ok(parsed.ok);
  return parsed.config;
};
const sphere = 'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\n';
const measured: Measure = () => ({ secondsPerEvaluation: 0.001, bytes: 2_000_000 });

suite('The cost of a run', () => {
  test('is the most evaluations there can be, and their time', () => {
    const [cost] = costOf(configOf(sphere), measured);
    assert.deepEqual(cost, { algorithm: 'particle_swarm', evaluations: 1530, seconds: 1.53, bytes: 2_000_000 });
    assert.equal(costOf(configOf(`${sphere}stop: {evaluations: 100}\n`), measured)[0]?.evaluations, 100);
  });
  test('takes no longer than the limits of time', () => {
    assert.equal(costOf(configOf(`${sphere}stop: {evaluations: 5000, seconds: 2}\n`), measured)[0]?.seconds, 2);
    assert.equal(costOf(configOf(`${sphere}stop: {evaluations: 5000000}\n`), measured)[0]?.seconds, 550);
  });
  test('has evaluations only, where nothing can be measured', () => {
    const custom = configOf('algorithm: PSO\nproblem: {fitness: a.ts, dimensions: 2, bounds: [0, 1]}\n');
    const costs = costOf(
      custom,
      createMeasure(() => performance.now()),
    );
    assert.equal(costLabel(costs, 1, 2), '≤ 1,530 evaluations');
  });
  test('has the time of its last run, where nothing can be measured', () => {
    const custom = configOf('algorithms: [PSO, DE]\nproblem: {fitness: a.ts, dimensions: 2, bounds: [0, 1]}\n');
    const pacesOf = (problem: ProblemChoice) =>
      JSON.stringify(problem) === JSON.stringify(custom.problem) ? { particle_swarm: 0.01 } : undefined;
    const unmeasured = orAsLastRun(() => undefined, pacesOf);
    const [swarm, evolution] = costOf(custom, unmeasured);
    assert.equal(swarm?.seconds, 15.3);
    assert.equal(evolution?.seconds, undefined);
    assert.equal(costOf(configOf(sphere), orAsLastRun(measured, pacesOf))[0]?.seconds, 1.53);
    assert.equal(costOf(configOf(sphere), unmeasured)[0]?.seconds, undefined);
  });
  test('is told for all runs together, which share the processors', () => {
    const costs = costOf(configOf(`${sphere}runs: 10\n`), measured);
    assert.equal(costLabel(costs, 10, 2), '≤ 15,300 evaluations, ≈ 7.7 s');
    assert.equal(costLabel(costs, 1, 8), '≤ 1,530 evaluations, ≈ 1.5 s');
    assert.match(costDetails(costs, 10), /\| particle\\_swarm \| 1,530 \| ≈ 1\.5 s \| 2\.0 MB \|/);
  });
  test('stands beside the algorithm, or beside the next short line where many algorithms fill theirs', () => {
    const place = (text: string) => costHints(TextDocument.create('a', 'optimizehub', 1, text), measured, 2)[0]?.position;
    const many = 'algorithms: [particle_swarm, genetic_algorithm, differential_evolution]';
    assert.deepEqual(place(sphere), { line: 0, character: sphere.split('\n')[0]?.length });
    assert.deepEqual(place(`${many}\nproblem:\n  function: sphere\n  dimensions: 2\n`), { line: 1, character: 8 });
    const inBraces = `{${many}, problem: {function: sphere, dimensions: 2}}`;
    assert.deepEqual(place(inBraces), { line: 0, character: inBraces.length });
  });
  test('is told in the language of the editor', () => {
    speakByBundle({ '≤ {0} evaluations': '≤ {0} Auswertungen', time: 'Zeit' });
    const costs = costOf(configOf(sphere), measured);
    const told = [costLabel(costs, 1, 8), costDetails(costs, 1)];
    speakByBundle({});
    assert.equal(told[0], '≤ 1,530 Auswertungen, ≈ 1.5 s');
    assert.match(told[1] ?? '', /\| Zeit \|/);
  });
  test('is measured on the real problem, however short the run is', () => {
    let time = 0;
    // Every look at the clock takes a millisecond, so that a run of any length is cut at the same place.
    const measure = createMeasure(() => time++);
    for (const evaluations of [1, 10, 300, 5000]) {
      const [cost] = costOf(configOf(`${sphere}stop: {evaluations: ${evaluations}}\n`), measure);
      assert.ok(
        cost?.seconds !== undefined && cost.seconds > 0 && cost.bytes !== undefined && cost.bytes > 0,
        String(evaluations),
      );
    }
  });
});
