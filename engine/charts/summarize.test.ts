import assert from 'node:assert/strict';
import { unnamedCell } from '../tasks/fitness.ts';
import { exampleTask, runningTask } from './example-task.ts';
import { bestRow, summarize } from './summarize.ts';

suite('The summary of a run', () => {
  test('names a line by its algorithm, and by its run where the algorithm has several', () => {
    const series = (tasks: Parameters<typeof summarize>[0]) => summarize(tasks).rows.map((row) => row.series);
    assert.deepEqual(series([exampleTask(), exampleTask({ algorithm: 'ant_colony' })]), ['particle_swarm', 'ant_colony']);
    assert.deepEqual(series([exampleTask(), exampleTask({ run: 1 })]), ['particle_swarm run 1', 'particle_swarm run 2']);
  });
  test('says in its title what was run', () => {
    assert.equal(summarize([exampleTask()]).title, 'particle_swarm on rastrigin, 2 dimensions');
    const tasks = [0, 1].flatMap((run) => ['a', 'b', 'c'].map((algorithm) => exampleTask({ algorithm, run })));
    assert.equal(summarize(tasks).title, '3 algorithms on rastrigin, 2 dimensions, 2 runs each');
    assert.equal(
      summarize([exampleTask({ problem: { objective: 'maximize', dimensions: 1, source: { fitness: './f.ts' } } })]).title,
      'particle_swarm on ./f.ts (maximized), 1 dimension',
    );
  });
  test('says in its title which fitness was run where the config names none: its file or cell, unless that has no name', () => {
    const limits = { seconds: 30, memoryMiB: 512, cpus: 2, processes: 64, tmpMiB: 64 };
    const taskOf = (name: string) => {
      const task = exampleTask();
      const fitness = { name, language: 'javascript', code: '', driver: 'auto', limits } as const;
      return { ...task, spec: { ...task.spec, problem: { ...task.spec.problem, source: undefined }, fitness } };
    };
    const titleOf = (...names: string[]) => summarize(names.map(taskOf)).title;
    assert.equal(titleOf('./bowl.fitness.js'), 'particle_swarm on ./bowl.fitness.js, 2 dimensions');
    assert.equal(titleOf('beam'), 'particle_swarm on beam, 2 dimensions');
    assert.equal(titleOf(unnamedCell), 'particle_swarm on a custom fitness, 2 dimensions');
    assert.equal(titleOf('./bowl.fitness.js', './dome.fitness.js'), 'particle_swarm on 2 problems');
  });
  test('takes the numbers of a running task from its progress and gives it no solution', () => {
    const summary = summarize([runningTask({ values: [8, 2] })]);
    assert.equal(summary.running, true);
    assert.deepEqual(
      [summary.rows[0]?.best_fitness, summary.rows[0]?.best_solution, summary.rows[0]?.stop_reason],
      [2, null, null],
    );
  });
  test('keeps at most fifty coordinates and says how many there are', () => {
    const best_solution = Array.from({ length: 200 }, (_, k) => k);
    const [row] = summarize([exampleTask({ problem: { dimensions: 200 }, result: { best_solution } })]).rows;
    assert.equal(row?.best_solution?.length, 50);
    assert.equal(row?.dimensions, 200);
  });
  test('finds the best by the objective', () => {
    const rows = (objective: 'minimize' | 'maximize') =>
      bestRow(summarize([3, 7].map((value, run) => exampleTask({ run, values: [value], problem: { objective } }))))?.best_fitness;
    assert.equal(rows('minimize'), 3);
    assert.equal(rows('maximize'), 7);
  });
  test('has no best while nothing finite was evaluated', () =>
    assert.equal(bestRow(summarize([runningTask({ values: [] })])), undefined));
  test('tells the time from start to end of a task that was ended and had told nothing, or nothing for long', () => {
    const { result: _, progress, ...task } = exampleTask({ task: { startedAt: 1_000, finishedAt: 31_000 } });
    const failed = { ...task, state: 'FAILURE' } as const;
    assert.ok(progress);
    assert.equal(summarize([failed]).rows[0]?.seconds, 30);
    assert.equal(summarize([{ ...failed, progress }]).rows[0]?.seconds, 30);
    assert.equal(summarize([{ ...failed, progress: { ...progress, seconds: 99 } }]).rows[0]?.seconds, 99);
    assert.equal(summarize([exampleTask({ task: { startedAt: 1_000, finishedAt: 31_000 } })]).rows[0]?.seconds, 0.5);
  });
  test('says of a task that was revoked before it began that it was cancelled', () => {
    const { result: _, progress: __, ...task } = exampleTask();
    assert.equal(summarize([{ ...task, state: 'REVOKED' }]).rows[0]?.stop_reason, 'cancelled');
  });
});
