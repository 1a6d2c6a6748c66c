import assert from 'node:assert/strict';
import { algorithms } from '../../engine/algorithms/index.ts';
import { exampleTask, runningTask } from '../../engine/charts/example-task.ts';
import { problems } from '../../engine/problems/index.ts';
import { summarizeTask } from '../../engine/tasks/summarize-task.ts';
import type { TaskSummary } from '../../engine/tasks/task-store.ts';
import { groupRow, taskRow } from './row-text.ts';
import { loadShortNames, type ShortNames } from './short-names.ts';

const done: TaskSummary = {
  ...summarizeTask(exampleTask({ algorithm: 'differential_evolution', task: { startedAt: 1000, finishedAt: 3500 } })),
  best_fitness: 32.371,
};
const running: TaskSummary = {
  ...summarizeTask(runningTask({ algorithm: 'differential_evolution', task: { startedAt: 1000 } })),
  fraction: 0.425,
  best_fitness: 32.371,
};
const group = (...tasks: [TaskSummary, ...TaskSummary[]]) => ({ id: 'g', tasks });

suite('The text of a row', () => {
  let names: ShortNames;
  suiteSetup(async () => {
    names = await loadShortNames();
  });
  const row = (task: TaskSummary) => taskRow({ task, severalRuns: false, parent: undefined }, names, 9000);
  const shown = (task: TaskSummary) => `${row(task).label} ${row(task).description}`;

  test('is what runs on what, how far it is and its best', () => {
    assert.equal(shown(running), 'DE on rastrigin 42 % · 32.37');
    assert.equal(shown({ ...running, fraction: null, attempt: 2 }), 'DE on rastrigin Running · 32.37 · attempt 2');
    assert.equal(shown({ ...done, state: 'PENDING', best_fitness: null }), 'DE on rastrigin Waiting');
  });

  test('is what came of a finished one: its best alone where its icon tells the rest, and not its error', () => {
    assert.equal(shown(done), 'DE on rastrigin 32.37');
    assert.equal(shown({ ...done, state: 'REVOKED' }), 'DE on rastrigin Cancelled · 32.37');
    const failed: TaskSummary = { ...done, state: 'FAILURE', best_fitness: null, error: 'The fitness was out of time.' };
    assert.equal(shown(failed), 'DE on rastrigin Failed');
  });

  test('says everything to a screen reader, by its whole names', () => {
    assert.equal(
      row({ ...done, repeats: 'a' }).spoken,
      'differential_evolution on rastrigin, Done, best 32.371 · 2.5 s · repeats a',
    );
    assert.equal(
      groupRow(group(done, { ...done, run: 1 }), names).spoken,
      'Group rastrigin: differential_evolution × 2, Done, 2 tasks',
    );
  });

  test('names a fitness file without what says only that it lies beside the config, whole where it fits', () => {
    const on = (problem: string) => row({ ...done, problem }).label;
    assert.deepEqual(['./bowl.fitness.ts', './beams/bowl.fitness.ts', '../far.off.fitness.ts'].map(on), [
      'DE on bowl.fitness.ts',
      'DE on beams/bo…ness.ts',
      'DE on ../far.o…ness.ts',
    ]);
  });

  test('leaves room for the value within about thirty letters, whatever runs on whatever', () => {
    for (const { name: algorithm } of algorithms)
      for (const { name: problem } of problems) {
        const { label } = row({ ...done, algorithm, problem });
        assert.ok(label.length <= 24, `${label} has ${label.length} letters`);
      }
  });

  test('keeps the beginning and the end of a problem that is too long', () => {
    assert.equal(row({ ...done, problem: 'my-valley-of-tears.ts' }).label, 'DE on my-valle…ears.ts');
    assert.equal(row({ ...done, problem: 'lunacek (instance 3)' }).label, 'DE on lunacek …ance 3)');
    assert.equal(row({ ...done, problem: '🏔'.repeat(20) }).label, `DE on ${'🏔'.repeat(8)}…${'🏔'.repeat(7)}`);
    assert.equal(row({ ...done, problem: '' }).label, 'DE on a custom fitness');
  });

  test('names an algorithm that has no short name, or is of another version, as it is', () => {
    assert.equal(row({ ...done, algorithm: 'auto' }).label, 'auto on rastrigin');
    assert.equal(row({ ...done, algorithm: 'of_tomorrow' }).label, 'of_tomorrow on rast…gin');
  });

  test('of a group counts algorithms that have no room', () => {
    const of = (...some: string[]) =>
      groupRow({ id: 'g', tasks: some.map((algorithm) => ({ ...done, algorithm })) as [TaskSummary] }, names);
    assert.equal(of('particle_swarm', 'ant_colony').label, 'rastrigin: PSO, ACOR');
    assert.equal(of('particle_swarm', 'genetic_algorithm', 'differential_evolution').label, 'rastrigin: PSO, GA, DE');
    assert.equal(of('particle_swarm', 'ant_colony', 'cma_es').label, 'rastrigin: 3 algorithms');
    assert.equal(of('particle_swarm', 'ant_colony').description, '2 tasks');
  });

  test('within a group leaves the problem to the group', () => {
    const parent = { kind: 'group' as const, group: group(done), children: [] };
    assert.equal(taskRow({ task: { ...done, run: 1 }, severalRuns: true, parent }, names, 9000).label, 'DE run 2');
  });
});
