import assert from 'node:assert/strict';
import { exampleTask, runningTask } from '../../engine/charts/example-task.ts';
import { summarize } from '../../engine/charts/summarize.ts';
import { resultText } from './result-text.ts';

suite('Results as plain text', () => {
  test('list the facts of one task', () =>
    assert.equal(
      resultText(summarize([exampleTask({ result: { evaluations: 1500, failed_evaluations: 3 } })])),
      [
        'particle_swarm on rastrigin, 2 dimensions',
        '  best fitness     1',
        '  best solution    [0.5, -0.25]',
        '  evaluations      1,500',
        '  of these failed  3',
        '  iterations       1',
        '  time             0.5 s',
        '  seed             42',
        '  stopped by       evaluations',
      ].join('\n'),
    ));
  test('are an aligned table for several tasks, with the best solution below', () =>
    assert.equal(
      resultText(summarize([exampleTask(), exampleTask({ algorithm: 'ant_colony', values: [12.5] })])),
      [
        'particle_swarm and ant_colony on rastrigin, 2 dimensions',
        'series          best fitness  evaluations  iterations   time  seed  stopped by',
        '--------------  ------------  -----------  ----------  -----  ----  -----------',
        'particle_swarm             1            3           1  0.5 s    42  evaluations',
        'ant_colony              12.5            1           1  0.5 s    42  evaluations',
        'best solution (particle_swarm): [0.5, -0.25]',
      ].join('\n'),
    ));
  test('say of a running task how far it is', () =>
    assert.match(
      resultText(summarize([{ ...runningTask(), progress: { ...runningTask().progress!, fraction: 0.259 } }])),
      /running, 25 %/,
    ));
  test('show ten coordinates and how many more there are', () => {
    const best_solution = Array.from({ length: 30 }, (_, k) => k);
    assert.match(
      resultText(summarize([exampleTask({ problem: { dimensions: 30 }, result: { best_solution } })])),
      /\[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … 20 more\]/,
    );
  });
  test('tell why a task failed where no cell waits for it, and leave that to the error of the cell where one does', () => {
    const summary = summarize([exampleTask({ task: { state: 'FAILURE', error: { kind: 'user', message: 'No.' } } })]);
    assert.match(resultText({ ...summary, background: true }), /stopped by {7}failed: No\.$/m);
    assert.match(resultText(summary), /stopped by {7}failed$/m);
  });
});
