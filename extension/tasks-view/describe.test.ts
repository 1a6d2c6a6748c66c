import assert from 'node:assert/strict';
import { exampleTask, runningTask } from '../../engine/charts/example-task.ts';
import { summarizeTask } from '../../engine/tasks/summarize-task.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { groupFacts, groupLabel, groupState, taskFacts, taskItems, taskLabel } from './describe.ts';

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
    const itemOf = (task: TaskSummary, now: number) => taskItems([task], now)[0]!; // one of each
    assert.equal(itemOf(waiting, 0).description, 'Waiting');
    assert.match(itemOf({ ...waiting, number: 12 }, 0).detail, /^task 12, \d+ dimensions, seed \d+, of .*\d\d:\d\d/);
    assert.equal(itemOf(done, 99_000).description, 'Done · best 1 · 2.5 s');
  });

  test('names the first run of several in a pick, too, and no run where there is one', () => {
    const labels = (...tasks: TaskSummary[]) => taskItems(tasks, 0).map(({ label }) => label);
    const other = { ...done, algorithm: 'cma_es' };
    const elsewhere = { ...done, group: 'another' };
    assert.deepEqual(labels(failed, done, other, elsewhere), [
      'particle_swarm run 2 on rastrigin',
      'particle_swarm run 1 on rastrigin',
      'cma_es on rastrigin',
      'particle_swarm on rastrigin',
    ]);
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
