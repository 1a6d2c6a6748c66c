import assert from 'node:assert/strict';
import { exampleTask, runningTask } from '../../engine/charts/example-task.ts';
import { summarizeTask } from '../../engine/tasks/summarize-task.ts';
import { groupFacts, groupLabel, groupState, taskFacts, taskItem, taskLabel } from './describe.ts';

const running = summarizeTask(runningTask({ task: { startedAt: 1000 } }));
const done = summarizeTask(exampleTask({ task: { startedAt: 1000, finishedAt: 3500 } }));
const failed = { ...done, id: 'f', run: 1, state: 'FAILURE', error: 'The fitness failed.' } as const;

suite('What the Tasks view says', () => {
  test('of a running task is how far it is, its best so far and its time', () => {
    assert.equal(taskFacts({ ...running, fraction: 0.425 }, 13_400), '42 % · best 1 · 12 s');
    assert.equal(taskFacts({ ...running, fraction: null, attempt: 2 }, 13_400), 'Running · best 1 · 12 s · attempt 2');
  });

  test('of a finished one is what came of it', () => {
    assert.equal(taskFacts(done, 99_000), 'best 1 · 2.5 s');
    assert.equal(taskFacts({ ...done, repeats: 'a' }, 99_000), 'best 1 · 2.5 s · repeats a');
    assert.match(taskFacts(failed, 99_000), /The fitness failed\.$/);
    assert.equal(taskFacts({ ...done, state: 'PENDING', best_fitness: null, startedAt: null }, 0), 'Waiting');
  });

  test('names the state of a task in a pick once', () => {
    const waiting = { ...done, state: 'PENDING', best_fitness: null, startedAt: null, finishedAt: null } as const;
    assert.equal(taskItem(waiting, 0).description, 'Waiting');
    assert.match(taskItem({ ...waiting, number: 12 }, 0).detail, /^task 12, \d+ dimensions, seed \d+, of .*\d\d:\d\d/);
    assert.equal(taskItem(done, 99_000).description, 'Done · best 1 · 2.5 s');
  });

  test('tells runs and groups apart', () => {
    assert.equal(taskLabel(failed, true), 'particle_swarm run 2 on rastrigin');
    const group = { id: 'g', tasks: [done, failed] };
    assert.equal(groupLabel(group), 'rastrigin: particle_swarm × 2');
    assert.equal(groupFacts(group), '2 tasks · 1 failed');
    assert.equal(groupFacts({ id: 'g', tasks: [running, failed] }), '1 of 2 · 1 failed');
  });

  test('shows of a group the state that matters most', () => {
    assert.equal(groupState({ id: 'g', tasks: [done, failed] }), 'FAILURE');
    assert.equal(groupState({ id: 'g', tasks: [done, failed, running] }), 'STARTED');
  });
});
