import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exampleTask } from '../../charts/example-task.ts';
import { connectEngine, connectRunningEngine } from '../../client/connect.ts';
import type { EngineClient } from '../../client/engine-client.ts';
import { pendingTask } from '../../tasks/lifecycle.ts';
import type { Task } from '../../tasks/task.ts';
import type { TaskStore } from '../../tasks/task-store.ts';
import { openPostgresStore } from './open-postgres-store.ts';
import { createTestSchema, execute, lockTasks, needPostgres, type TestSchema } from './testing.ts';

const { spec } = exampleTask();
const newTask = (number: number): Task =>
  pendingTask({ id: `task-${number}`, group: `group-${number}`, number, priority: 0 }, spec, 1);

suite('tasks in PostgreSQL', () => {
  let schema: TestSchema;
  const stores: TaskStore[] = [];
  const open = async (url = schema.url): Promise<TaskStore> => {
    const store = await openPostgresStore(url);
    stores.push(store);
    return store;
  };
  const closeAll = async (): Promise<void> => {
    for (const store of stores.splice(0)) await store.close();
  };
  /** Ends every connection of ours, as a server does that is restarted. */
  const breakConnections = (): Promise<void> =>
    execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'optimizehub'");

  suiteSetup(needPostgres);
  setup(async () => {
    schema = await createTestSchema();
  });
  teardown(async () => {
    await closeAll();
    await schema.drop();
  });

  test('belong to one engine at a time', async () => {
    await open();
    await assert.rejects(open(), {
      name: 'StoreError',
      code: 'in-use',
      message: /Another engine owns the tasks in postgres:\/\//,
    });
    await closeAll();
    await open();
  });

  test('are kept through connections that break, and still belong to one engine', async () => {
    const store = await open();
    for (let number = 1; number <= 20; number++) {
      if (number % 5 === 0) await breakConnections();
      await store.commit({ tasks: [newTask(number)] });
    }
    assert.deepEqual(
      (await store.active()).map(({ number }) => number),
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    await assert.rejects(open(), { code: 'in-use' });
  });

  test('were written by a newer version: it says so', async () => {
    await open();
    await closeAll();
    const [, name] = /search_path%3D(\w+)/.exec(schema.url) ?? [];
    await execute(`insert into ${name}.kysely_migration values ('999-future', '2030-01-01')`);
    await assert.rejects(open(), { code: 'newer', message: /newer OptimizeHub/ });
  });

  for (const [what, change, code, message] of [
    ['no server', (url: URL) => (url.port = '1'), 'failed', /does not answer: postgres:\/\/.*:1\//],
    ['no such database', (url: URL) => (url.pathname = '/nowhere'), 'unwritable', /no such database.*Create it/],
    ['no such user', (url: URL) => (url.username = 'nobody'), 'unwritable', /refused the user|failed/],
  ] as const)
    test(`with ${what} cannot be opened, and the password is not told`, async () => {
      const url = new URL(schema.url);
      url.password = 'secret';
      change(url);
      await assert.rejects(open(url.href), (error: Error & { code: string }) => {
        assert.deepEqual([error.name, error.code], ['StoreError', code]);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /secret/);
        return true;
      });
    });

  suite('under an engine', () => {
    let directory: string;
    const clients: EngineClient[] = [];
    const entry = path.resolve(import.meta.dirname, '../../../dist/engine.mjs');
    const connect = async (): Promise<EngineClient> => {
      const client = await connectEngine({ entry, directory });
      clients.push(client);
      return client;
    };
    setup(async () => {
      directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-postgres-'));
      process.env.OPTIMIZEHUB_STORE = schema.url;
    });
    teardown(async () => {
      for (const client of clients.splice(0)) client.dispose();
      await (await connectRunningEngine(directory))?.stop();
      delete process.env.OPTIMIZEHUB_STORE;
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    });

    const quick = 'algorithm: PSO\nproblem: {dimensions: 2, function: sphere}\nseed: 3\n';
    /** Whether the engine has nothing yet that it would tell. */
    const isWaiting = async (told: Promise<unknown>): Promise<boolean> =>
      (await Promise.race([told, sleep(1000, 'nothing')])) === 'nothing';

    test('wait for a table that is locked for a while, and the engine answers meanwhile', async () => {
      const client = await connect();
      const letGo = await lockTasks(schema);
      const submitted = client.submit({ text: quick });
      assert.ok(await isWaiting(submitted));
      assert.ok((await client.status()).pid > 0);
      await letGo();
      const submission = await submitted;
      assert.ok(submission.ok);
      const [task] = await client.watch(submission.group, () => undefined);
      assert.equal(task.state, 'SUCCESS');
    });

    test('that stay locked are told of with what to do, and the engine goes on once they are free', async () => {
      const client = await connect();
      const letGo = await lockTasks(schema);
      await assert.rejects(client.submit({ text: quick }), /Another session locks the tables of the tasks: postgres:.*End it/);
      await letGo();
      const submission = await client.submit({ text: quick });
      assert.ok(submission.ok);
      const [task] = await client.watch(submission.group, () => undefined);
      assert.equal(task.state, 'SUCCESS');
    });

    test('outlive it: a killed run ends with the numbers of an undisturbed one', async () => {
      const config = 'algorithm: DE\nproblem: {dimensions: 10, function: rastrigin}\nseed: 5\nstop: {evaluations: 20000000}\n';
      const first = await connect();
      const submit = async (client: EngineClient): Promise<string> => {
        const submission = await client.submit({ text: config });
        assert.ok(submission.ok);
        return submission.group;
      };
      const numbers = ([{ state, result }]: readonly Task[]) => [state, result?.best_fitness, result?.best_solution];
      const expected = numbers(await first.watch(await submit(first), () => undefined));
      const group = await submit(first);
      const pastCheckpoint = Promise.withResolvers<void>();
      const { pid } = await first.status();
      const hear = ({ progress }: Task): void => {
        if ((progress?.seconds ?? 0) > 1.3) pastCheckpoint.resolve();
      };
      first.watch(group, hear).then(() => pastCheckpoint.resolve(), pastCheckpoint.reject); // the kill is told too late to matter
      await pastCheckpoint.promise;
      process.kill(pid, 'SIGKILL');
      const second = await connect();
      const tasks = await second.watch(group, () => undefined);
      assert.deepEqual(numbers(tasks), expected);
      assert.equal(tasks[0].attempt, 2);
    });
  });
});
