import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pendingTask, step, type TaskEvent } from './lifecycle.ts';
import { isFinal, type RunResult, type TaskSpec } from './task.ts';

const spec: TaskSpec = {
  algorithm: { name: 'particle_swarm', params: {}, limitsIterations: true },
  problem: {
    dimensions: 1,
    lower: [0],
    upper: [1],
    usesUsualBounds: false,
    objective: 'minimize',
    source: { function: 'sphere' },
  },
  seed: 1,
  run: 0,
  stop: {},
  limits: { soft_seconds: 550, hard_seconds: 600 },
};
const progress = {
  evaluations: 1,
  iterations: 0,
  best_fitness: 1,
  seconds: 0,
  fraction: 0,
  trace: { evaluations: [1], best_fitness: [1] },
};
const result = (stop_reason: RunResult['stop_reason']): RunResult => ({
  ...progress,
  best_solution: [1],
  stop_reason,
  failed_evaluations: 0,
});

const events = fc.constantFrom<TaskEvent>(
  { type: 'started', at: 2 },
  { type: 'progressed', progress },
  { type: 'ended', at: 3, result: result('target') },
  { type: 'ended', at: 3, result: result('cancelled') },
  { type: 'failed', at: 3, error: { kind: 'bug', message: 'x' } },
  { type: 'revoked', at: 3 },
);

suite('the lifecycle of a task', () => {
  test('ends in exactly one final state, which no later event changes', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 20 }), (sequence) => {
        let task = pendingTask('a', 'g', spec, 1);
        for (const event of sequence) {
          const after = step(task, event);
          if (isFinal(task.state)) assert.equal(after, task);
          task = after;
        }
        assert.equal(isFinal(task.state), task.finishedAt !== undefined);
      }),
    );
  });

  test('a cancelled run is revoked and keeps its best so far; any other end is a success', () => {
    const started = step(pendingTask('a', 'g', spec, 1), { type: 'started', at: 2 });
    const revoked = step(started, { type: 'ended', at: 3, result: result('cancelled') });
    assert.deepEqual([revoked.state, revoked.result?.best_fitness], ['REVOKED', 1]);
    assert.equal(step(started, { type: 'ended', at: 3, result: result('seconds') }).state, 'SUCCESS');
  });

  test('progress counts only while the task runs', () => {
    assert.equal(step(pendingTask('a', 'g', spec, 1), { type: 'progressed', progress }).progress, undefined);
  });
});
