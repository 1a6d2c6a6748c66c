import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultLimits } from '../../sandbox/sandbox.ts';
import { say } from '../../sandbox/sentence.ts';
import { pendingTask, step, type TaskEvent } from './lifecycle.ts';
import { isFinal, type RunResult, type Task, type TaskSpec } from './task.ts';

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
const pending = pendingTask({ id: 'a', group: 'g', number: 1, priority: 0 }, spec, 1);
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
  { type: 'overran', at: 3, limit: 'hard_seconds' },
  { type: 'checkpointed' },
  { type: 'lost', at: 3, reason: say('x'), jitter: 0.5 },
  { type: 'interrupted', at: 3 },
);

suite('the lifecycle of a task', () => {
  const started = step(pending, { type: 'started', at: 2 });

  test('ends in exactly one final state, which no later event changes', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 20 }), (sequence) => {
        let task = pending;
        for (const event of sequence) {
          const after = step(task, event);
          if (isFinal(task.state)) assert.equal(after, task);
          assert.ok(task.transitions.every(({ state }, position) => after.transitions[position].state === state));
          assert.equal(after.transitions.at(-1)?.state, after.state);
          task = after;
        }
        assert.equal(isFinal(task.state), task.finishedAt !== undefined);
      }),
    );
  });

  test('a cancelled run is revoked and keeps its best so far; any other end is a success', () => {
    const revoked = step(started, { type: 'ended', at: 3, result: result('cancelled') });
    assert.deepEqual([revoked.state, revoked.result?.best_fitness], ['REVOKED', 1]);
    assert.equal(step(started, { type: 'ended', at: 3, result: result('seconds') }).state, 'SUCCESS');
  });

  test('a clock that is set back makes no transition earlier than the one before', () => {
    const ended = step(step(pending, { type: 'started', at: 5000 }), { type: 'ended', at: 100, result: result('target') });
    assert.deepEqual([ended.startedAt, ended.finishedAt], [5000, 5000]);
    assert.deepEqual(
      ended.transitions.map(({ at }) => at),
      [pending.submittedAt, 5000, 5000],
    );
  });

  test('progress counts only while the task runs', () => {
    assert.equal(step(pending, { type: 'progressed', progress }).progress, undefined);
  });

  const lose = (task: Task, jitter = 0): Task => step(task, { type: 'lost', at: 10, reason: say('Out of memory'), jitter });
  const start = (task: Task): Task => step(task, { type: 'started', at: 11 });

  test('what a run waits for is told only while it is started, and forgotten with its next step', () => {
    const waiting = { type: 'preparing', sentence: say('Waiting: {0}', 'x') } as const;
    assert.equal(step(pending, waiting), pending);
    const started = step(pending, { type: 'started', at: 2 });
    const preparing = step(started, waiting);
    assert.equal(preparing.preparing, waiting.sentence);
    assert.equal(step(preparing, structuredClone(waiting)), preparing);
    assert.notEqual(step(preparing, { type: 'preparing', sentence: say('Waiting: {0}', 'y') }), preparing);
    assert.equal(step(started, { type: 'preparing', sentence: null }), started);
    for (const event of [
      { type: 'preparing', sentence: null },
      { type: 'progressed', progress },
      { type: 'lost', at: 3, reason: say('x'), jitter: 0 },
      { type: 'interrupted', at: 3 },
      { type: 'revoked', at: 3 },
      { type: 'failed', at: 3, error: { kind: 'bug', message: 'x' } },
    ] as const)
      assert.ok(!('preparing' in step(preparing, event)), event.type);
  });

  test('a lost worker is retried twice, later each time, and then the task fails and says why', () => {
    const first = lose(started);
    const second = lose(start(first));
    assert.deepEqual([first.state, first.attempt, first.retryAt], ['RETRY', 2, 10 + 250]);
    assert.deepEqual([second.state, second.attempt, second.retryAt], ['RETRY', 3, 11 + 1000]);
    const third = lose(start(second));
    assert.deepEqual([third.state, third.error?.kind, third.retryAt], ['FAILURE', 'infrastructure', undefined]);
    assert.equal(third.error?.message, 'The run was lost, and so were 2 retries. Out of memory. Retry it by hand.');
  });

  test('jitter spreads the wait over its upper half', () => {
    assert.deepEqual([lose(started, 0).retryAt, lose(started, 0.5).retryAt], [260, 385]);
  });

  test('a checkpoint shows that the run gets on: losses are counted anew', () => {
    const again = start(lose(start(lose(started))));
    assert.equal(lose(step(again, { type: 'checkpointed' })).state, 'RETRY');
    assert.equal(lose(again).state, 'FAILURE');
  });

  test('a fault of the user or of the engine is never retried', () => {
    for (const kind of ['user', 'bug'] as const)
      assert.equal(step(started, { type: 'failed', at: 3, error: { kind, message: 'x' } }).state, 'FAILURE');
  });

  test('an end of the engine costs a waiting task nothing and a running one a restart, ten times in a row at most', () => {
    assert.equal(step(pending, { type: 'interrupted', at: 3 }), pending);
    let task = started;
    for (let times = 0; times < 10; times++) {
      const after = step(task, { type: 'interrupted', at: 3 });
      assert.equal(after.state, 'RETRY');
      task = start(after);
      assert.equal(task.startedAt, started.startedAt, 'it began then');
    }
    assert.equal(step(task, { type: 'interrupted', at: 3 }).state, 'FAILURE');
  });

  test('a run that reached its hard limit fails, names the limit and keeps its best so far', () => {
    const task = step(step(started, { type: 'progressed', progress }), { type: 'overran', at: 3, limit: 'hard_seconds' });
    assert.deepEqual([task.state, task.error?.kind, task.progress?.best_fitness], ['FAILURE', 'user', 1]);
    assert.match(task.error?.message ?? '', /hard limit of 600 s\. Its best so far is kept\. Raise limits\.hard_seconds/);
  });

  test('one that came to nothing within its time claims no best', () => {
    const fitness = { name: './f.js', language: 'javascript', code: '', driver: 'auto', limits: defaultLimits } as const;
    const own = { ...started, spec: { ...spec, fitness } };
    for (const [task, limit, message] of [
      [started, 'hard_seconds', /hard limit of 600 s\. No generation was complete, so there is no best yet\./],
      [
        own,
        'sandbox',
        /fitness \.\/f\.js was out of time: .* after 30 s, .* No generation was complete, so there is no best yet\./,
      ],
      [
        { ...own, progress },
        'sandbox',
        /Its best so far is kept\. It may have a loop that does not end\. Make it faster, or allow it more time by sandbox\.seconds in the config, up to the setting optimizehub\.sandbox\.seconds\.$/,
      ],
      [{ ...own, progress: { ...progress, best_fitness: null } }, 'sandbox', /None of its evaluations gave a number, so /],
    ] as const)
      assert.match(step(task, { type: 'overran', at: 3, limit }).error?.message ?? '', message);
  });
});
