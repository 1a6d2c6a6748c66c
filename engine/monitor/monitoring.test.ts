import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { needContainers } from '../../sandbox/testing.ts';
import { connectEngine, connectRunningEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';
import type { Overview } from './overview.ts';

const root = path.resolve(import.meta.dirname, '../..');
const entry = path.join(root, 'dist/engine.mjs');
const endless = 'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nstop: {seconds: 500}\n';
const quick = 'algorithms: [PSO, DE]\nproblem: {dimensions: 3, function: sphere}\nseed: 1\n';

suite('Watching an engine', () => {
  let directory = '';
  const clients: EngineClient[] = [];
  const idleBefore = process.env.OPTIMIZEHUB_IDLE_MS;

  /** What a watcher was told, and a wait for something that it is told of. */
  async function watch() {
    const client = await connectEngine({ entry, directory, isWatcher: true });
    clients.push(client);
    const told: Overview[] = [];
    const waiting = new Set<() => void>();
    await client.observe((overview) => {
      told.push(overview);
      for (const check of waiting) check();
    });
    const until = <T>(find: (overview: Overview) => T | undefined) =>
      new Promise<T>((resolve) => {
        const check = () => {
          for (const overview of told) {
            const found = find(overview);
            if (found === undefined) continue;
            waiting.delete(check);
            resolve(found);
            return;
          }
        };
        waiting.add(check);
        check();
      });
    return { client, told, until };
  }
  const connect = async () => {
    const client = await connectEngine({ entry, directory });
    clients.push(client);
    return client;
  };

  setup(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-monitor-'));
  });
  teardown(async () => {
    if (idleBefore === undefined) delete process.env.OPTIMIZEHUB_IDLE_MS;
    else process.env.OPTIMIZEHUB_IDLE_MS = idleBefore;
    for (const client of clients.splice(0)) client.dispose();
    await (await connectRunningEngine(directory))?.stop();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  test('begins with its health and the counts, and tells the end of each task that others submit', async () => {
    const { told, until } = await watch();
    assert.equal(told[0].health?.host.name, os.hostname());
    assert.deepEqual(told[0].counts, { PENDING: 0, STARTED: 0, RETRY: 0, SUCCESS: 0, FAILURE: 0, REVOKED: 0 });
    const submission = await (await connect()).submit({ text: quick });
    assert.ok(submission.ok);
    for (const { id } of submission.tasks)
      await until(({ changed }) => changed.find((task) => task.id === id && task.state === 'SUCCESS'));
    assert.equal((await until(({ counts }) => (counts?.SUCCESS === 2 ? counts : undefined))).STARTED, 0);
    assert.equal(await until(({ health }) => health?.finishedLastMinute || undefined), 2);
  });

  test('shows the CPU time and the memory of a thread that works without a break', async () => {
    const { client, until } = await watch();
    const submission = await client.submit({ text: endless });
    assert.ok(submission.ok);
    const worker = await until(({ health }) => health?.workers.find(({ cpu }) => cpu !== null && cpu > 0));
    assert.deepEqual([worker.task, worker.kind], [submission.tasks[0].id, 'thread']);
    assert.ok((worker.cpu ?? 0) < 1.5, `${worker.cpu} cores`);
    assert.ok((worker.memoryBytes ?? 0) > 1e6, `${worker.memoryBytes} bytes`);
    assert.ok(await until(({ health }) => health?.evaluationsPerSecond || undefined));
    assert.ok(await until(({ changed }) => changed.find(({ fraction }) => fraction !== null)));
    await client.cancel(submission.tasks[0].id);
  });

  for (const driver of ['container', 'embedded'] as const)
    test(`shows the CPU time and the memory of a custom fitness in the ${driver} sandbox`, async function () {
      if (driver === 'container') await needContainers(this);
      const { client, until } = await watch();
      const submission = await client.submit({
        text: 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [-5, 5]}\nstop: {seconds: 500}\nsandbox: {seconds: 25}\n',
        fitness: { name: 'own', language: 'javascript', text: 'function fitness(x) { return x[0] * x[0] + x[1] * x[1]; }' },
        sandbox: { driver },
      });
      assert.ok(submission.ok, JSON.stringify(submission));
      const worker = await until(({ health }) =>
        health?.workers.find(({ kind, cpu }) => kind === driver && cpu !== null && cpu > 0),
      );
      assert.equal(worker.task, submission.tasks[0].id);
      assert.ok((worker.memoryBytes ?? 0) > 5e6, `${worker.memoryBytes} bytes`);
      assert.ok((worker.memoryBytes ?? 0) < 512 * 2 ** 20, `${worker.memoryBytes} bytes`);
      await client.cancel(submission.tasks[0].id);
    });

  test('tells of tasks that were deleted', async () => {
    const { client, until } = await watch();
    const submission = await client.submit({ text: quick });
    assert.ok(submission.ok);
    const [{ id }] = submission.tasks;
    await client.watch(submission.group, () => undefined);
    await client.delete([id]);
    assert.deepEqual(await until(({ deleted }) => (deleted.length > 0 ? deleted : undefined)), [id]);
  });

  test('does not keep an engine from ending itself, which says why it ends', async () => {
    process.env.OPTIMIZEHUB_IDLE_MS = '200';
    const { client, until } = await watch();
    const lost = new Promise<string>((resolve) => client.onLost(resolve));
    const other = await connect();
    assert.equal((await other.status()).clients, 1);
    other.dispose();
    assert.equal(await until(({ ending }) => ending), 'idle');
    await lost;
  });

  test('tells what was done when, also of what an engine before it did', async () => {
    const client = await connect();
    const submission = await client.submit({ text: quick });
    assert.ok(submission.ok);
    const tasks = await client.watch(submission.group, () => undefined);
    const done = tasks.reduce((sum, { result }) => sum + result!.evaluations, 0);
    const sums = async (of: EngineClient) => {
      const { bars } = await of.throughput({ minutes: 60, bars: 60 });
      assert.equal(bars.length, 60);
      const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
      return [sum(bars.map(({ ended }) => ended.SUCCESS)), Math.round(sum(bars.map(({ evaluations }) => evaluations)))];
    };
    assert.deepEqual(await sums(client), [2, done]);
    const { pid } = await client.status();
    process.kill(pid, 'SIGKILL');
    await new Promise<string>((resolve) => client.onLost(resolve));
    const next = await connect();
    assert.notEqual((await next.status()).pid, pid);
    assert.deepEqual(await sums(next), [2, done]);
  });

  test('records where a task ran, for later readers too', async () => {
    const client = await connect();
    const submission = await client.submit({ text: quick });
    assert.ok(submission.ok);
    await client.watch(submission.group, () => undefined);
    await client.stop();
    const task = await (await connect()).show(submission.tasks[0].id);
    assert.equal(task?.ranOn?.host, os.hostname());
    assert.match(`${task?.ranOn?.version} ${task?.ranOn?.node}`, /^\d+\.\d+\.\d+ \d+\./);
  });
});
