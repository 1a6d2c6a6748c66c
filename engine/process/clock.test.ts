import assert from 'node:assert/strict';
import { until } from '../../sandbox/testing-until.ts';
import { killGuests, submitTo, TestEngine } from './testing.ts';

/** The clock of the engine is set back by an hour with each SIGUSR2. */
const clock = `
const now = Date.now;
let back = 0;
Date.now = () => now() - back;
process.on('SIGUSR2', () => { back += 3600000; });
`;
const custom = `algorithm: PSO
problem: {dimensions: 5, bounds: [-5, 5]}
stop: {evaluations: 400000}
sandbox: {driver: embedded}
`;
const fitness = {
  name: 'own.js',
  language: 'javascript',
  text: 'function fitness(x) { let s = 0; for (const v of x) s += v * v; return s; }',
} as const;

suite('The engine whose clock is set back', () => {
  let engine: TestEngine;

  setup(() => {
    engine = new TestEngine('clock');
  });
  teardown(() => engine.remove());

  test('ends its tasks, starts the one that waits for its retry in time, and tells no time before an earlier one', async () => {
    const client = await engine.connect(clock);
    const { pid } = await client.status();
    const builtIn = await submitTo(client, 'algorithm: DE\nproblem: {dimensions: 5, function: sphere}\nstop: {seconds: 3}\n');
    const own = await submitTo(client, custom, { fitness });
    const id = own.tasks[0]?.id ?? assert.fail();
    await until('the first progress', async () => ((await client.show(id))?.progress?.evaluations ?? 0) > 0);
    killGuests(pid);
    await until('the wait for the retry', async () => (await client.show(id))?.state !== 'STARTED');
    process.kill(pid, 'SIGUSR2');
    const ends = await Promise.all([builtIn, own].map(({ group }) => client.watch(group, () => undefined)));
    const late = await submitTo(client, 'algorithm: DE\nproblem: {dimensions: 2, function: sphere}\nstop: {evaluations: 100}\n');
    const [last] = await client.watch(late.group, () => undefined);
    assert.ok((last?.submittedAt ?? Number.NaN) < (ends[0]?.[0]?.submittedAt ?? Number.NaN), 'the clock was not set back');
    for (const task of [...ends.flat(), last ?? assert.fail()]) {
      assert.equal(task.state, 'SUCCESS', task.error?.message);
      for (const [place, { at }] of task.transitions.entries()) assert.ok(at >= (task.transitions[place - 1]?.at ?? 0));
    }
    assert.ok(ends[1]?.[0]?.transitions.some(({ state }) => state === 'RETRY'));
    const numbers = (await client.list({})).tasks.map(({ number }) => number);
    assert.deepEqual(numbers, [3, 2, 1]); // the newest first, whatever the clock says
  });
});
