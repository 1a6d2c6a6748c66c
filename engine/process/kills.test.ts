import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { until } from '../../sandbox/testing-until.ts';
import { Notebook } from '../bench/notebook.ts';
import { guestsOf } from '../bench/processes.ts';
import type { EngineClient } from '../client/engine-client.ts';
import type { Task } from '../tasks/task.ts';
import { killGuests, submitTo, TestEngine } from './testing.ts';

const endless = 'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nstop: {seconds: 500}\n';
const seeded = 'algorithm: DE\nproblem: {dimensions: 10, function: rastrigin}\nseed: 5\nstop: {evaluations: 2000000}\n';
const custom = `algorithm: PSO
problem: {dimensions: 5, bounds: [-5, 5]}
seed: 7
stop: {evaluations: 400000}
sandbox: {driver: embedded}
`;
const fitness = {
  name: 'own.js',
  language: 'javascript',
  text: 'function fitness(x) { let s = 0; for (const v of x) s += v * v; return s; }',
} as const;
const spins = { ...fitness, text: 'function fitness(x) { for (;;) ; }' };

const numbersOf = ({ state, result, error }: Task) => {
  const { seconds: _, ...numbers } = result ?? assert.fail(`${state}: ${error?.message}`);
  return { state, ...numbers };
};

suite('What is killed beside the engine', () => {
  let engine: TestEngine;
  let client: EngineClient;
  let pid: number;

  setup(async () => {
    engine = new TestEngine('kills');
    client = await engine.connect();
    ({ pid } = await client.status());
  });
  teardown(() => engine.remove());

  const end = async (group: string): Promise<Task> => (await client.watch(group, () => undefined))[0] ?? assert.fail();
  /** A run of somebody else, which nothing may touch. @returns asserts that it went on, and ends it */
  async function bystander(): Promise<() => Promise<void>> {
    const { tasks, group } = await submitTo(client, endless);
    const watched = client.watch(group, () => undefined);
    return async () => {
      const [task] = await client.tasks();
      assert.deepEqual([task?.id, task?.state, task?.attempt], [tasks[0]?.id, 'STARTED', 1]);
      await client.cancel(task!.id); // just seen
      assert.equal((await watched)[0]?.state, 'REVOKED');
    };
  }
  const threads = (): number => readdirSync(`/proc/${pid}/task`).length;

  test('a guest: its run goes on and ends with the numbers of an undisturbed one, others are not touched, no process is left', async () => {
    const expected = numbersOf(await end((await submitTo(client, custom, { fitness })).group));
    const check = await bystander();
    const { group, tasks } = await submitTo(client, custom, { fitness });
    await until('the first progress', async () => ((await client.show(tasks[0]!.id))?.progress?.evaluations ?? 0) > 0);
    killGuests(pid);
    const task = await end(group);
    assert.deepEqual(numbersOf(task), expected);
    assert.deepEqual(
      task.transitions.map(({ state }) => state),
      ['PENDING', 'STARTED', 'RETRY', 'STARTED', 'SUCCESS'],
    );
    await check();
    await until('only the guest that waits for a next task', () => guestsOf(pid).length <= 1);
  });

  test('a kernel: the run of its cell goes on without it, and ends with the numbers of an undisturbed one', async () => {
    const expected = numbersOf(await end((await submitTo(client, seeded)).group));
    const check = await bystander();
    const notebook = new Notebook(engine.directory);
    const executed = notebook.execute(seeded);
    let group: string | undefined;
    await until('the run of the cell', async () => {
      group = (await client.tasks()).find(({ spec, progress }) => spec.seed === 5 && progress !== undefined)?.group;
      return group !== undefined;
    });
    await notebook.kill();
    assert.equal(await executed, 'lost');
    assert.deepEqual(numbersOf(await end(group ?? assert.fail())), expected);
    await until('the end of its connection', async () => (await client.status()).clients === 1);
    await check();
  });

  test('a fitness that never returns and a run that spins, at their hard limits: others go on, no thread and no process is left', async () => {
    await end((await submitTo(client, seeded.replace('2000000', '2000'))).group); // an idle thread waits from now on
    const check = await bystander();
    await until('its start', async () => (await client.tasks())[0]?.progress !== undefined);
    const limits = 'limits: {soft_seconds: 0.5, hard_seconds: 1}\n';
    const slow = 'algorithm: PSO\nproblem: {dimensions: 10000, function: rastrigin}\nparams: {swarm_size: 2000}\n';
    const run = async (text: string, more: Parameters<typeof submitTo>[2] = {}): Promise<void> => {
      const { state, error } = await end((await submitTo(client, text, more)).group);
      assert.match(`${state}: ${error?.message}`, /^FAILURE: .*hard limit of (0\.05|1) s/);
    };
    const spinOnce = async (): Promise<void> => {
      await run(`${slow}limits: {soft_seconds: 0.01, hard_seconds: 0.05}\n`);
      await run(`${custom}${limits}`, { fitness: spins });
    };
    await spinOnce();
    const before = threads();
    for (let turn = 0; turn < 3; turn++) await spinOnce();
    await until('the end of every thread and guest', () => threads() <= before && guestsOf(pid).length <= 1);
    await check();
  });
});
