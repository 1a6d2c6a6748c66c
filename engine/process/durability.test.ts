import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connectEngine, connectRunningEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { mountSmallDisk } from '../store/small-disk.ts';
import type { Task } from '../tasks/task.ts';
import { enginePaths } from './paths.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** A few seconds of one core for each. */
const four = `algorithms: [PSO, GA, DE, ACOR]
problem: {dimensions: 10, function: rastrigin}
seed: 11
stop: {evaluations: 4000000}
`;
const endless = 'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nstop: {seconds: 500}\n';

/** Everything but the times. */
const numbersOf = (tasks: readonly Task[]) =>
  tasks
    .toSorted((a, b) => a.number - b.number)
    .map(({ state, result }) => {
      assert.ok(result, state);
      const { seconds: _, ...numbers } = result;
      return { state, ...numbers };
    });

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

suite('A task outlives its engine', () => {
  let directory: string;
  const clients: EngineClient[] = [];

  const connect = async (): Promise<EngineClient> => {
    const client = await connectEngine({ entry: path.join(root, 'dist/engine.mjs'), directory });
    clients.push(client);
    return client;
  };
  const submit = async (client: EngineClient, text: string) => {
    const submission = await client.submit({ text });
    assert.ok(submission.ok, JSON.stringify(submission));
    return submission;
  };
  /** Waits until an unfinished task is as wanted. */
  const until = async (client: EngineClient, isWanted: (task: Task) => boolean): Promise<void> => {
    for (let tasks = await client.tasks(); !tasks.some(isWanted); tasks = await client.tasks()) {
      assert.ok(tasks.length > 0, 'all tasks finished before');
      await delay(20);
    }
  };
  /** Kills without warning; resolves when the process is gone. */
  const kill = async (client: EngineClient): Promise<void> => {
    const { pid } = await client.status();
    const gone = new Promise<void>((resolve) => client.onLost(() => resolve()));
    process.kill(pid, 'SIGKILL');
    await gone;
  };

  setup(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-durable-'));
  });
  teardown(async () => {
    for (const client of clients.splice(0)) client.dispose();
    await (await connectRunningEngine(directory))?.stop();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  test('killed twice during four runs, ends with the numbers of an undisturbed one', async () => {
    const first = await connect();
    const undisturbed = await submit(first, four);
    const expected = numbersOf(await first.watch(undisturbed.group, () => undefined));

    const { group } = await submit(first, four);
    await until(first, ({ progress }) => (progress?.seconds ?? 0) > 1.3); // past its first checkpoint
    await kill(first);
    const second = await connect();
    const resumed = (await second.group(group)).filter(({ attempt }) => attempt > 1);
    assert.ok(resumed.length > 0);
    await until(second, ({ attempt, progress }) => attempt === 2 && progress !== undefined);
    await kill(second);
    const third = await connect();
    const tasks = await third.watch(group, () => undefined);
    assert.deepEqual(numbersOf(tasks), expected);
    const states = tasks.find(({ id }) => id === resumed[0].id)?.transitions.map(({ state }) => state);
    assert.deepEqual(states?.slice(0, 4), ['PENDING', 'STARTED', 'RETRY', 'STARTED']);
  });

  test('resumes near where it was, and not from its beginning', async () => {
    const first = await connect();
    const { tasks } = await submit(first, endless);
    const [{ id }] = tasks;
    let before = 0;
    while (before < 2.5) {
      await delay(50);
      before = (await first.show(id))?.progress?.seconds ?? 0;
    }
    await kill(first);
    const second = await connect();
    let after: number | undefined;
    while (after === undefined) after = (await second.show(id))?.progress?.seconds;
    assert.ok(after > before - 1.3, `${after} s after ${before} s`);
    assert.equal(await second.cancel(id), 'cancelled');
  });

  test('waits through a stop, and its history is there for the next engine', async () => {
    const first = await connect();
    const quick = await submit(first, 'algorithm: PSO\nproblem: {dimensions: 2, function: sphere}\nseed: 3\n');
    const [done] = await first.watch(quick.group, () => undefined);
    const running = await submit(first, endless);
    await first.stop();
    const second = await connect();
    assert.deepEqual(await second.show(done.id), done);
    assert.deepEqual(
      (await second.tasks()).map(({ id, attempt }) => [id, attempt]),
      [[running.tasks[0].id, 2]],
    );
    assert.equal(await second.cancel(running.tasks[0].id), 'cancelled');
  });

  test('stops by itself at its soft limit, and is ended at its hard one', async () => {
    const client = await connect();
    const soft = await submit(client, `${endless}limits: {soft_seconds: 0.4}\n`);
    const [stopped] = await client.watch(soft.group, () => undefined);
    assert.deepEqual([stopped.state, stopped.result?.stop_reason], ['SUCCESS', 'soft_limit']);
    assert.ok(stopped.result?.best_solution);
    // Its first iteration takes longer than both limits.
    const slow = 'algorithm: PSO\nproblem: {dimensions: 10000, function: rastrigin}\nparams: {swarm_size: 1000}\n';
    const hard = await submit(client, `${slow}limits: {soft_seconds: 0.01, hard_seconds: 0.05}\n`);
    const [ended] = await client.watch(hard.group, () => undefined);
    assert.deepEqual([ended.state, ended.error?.kind], ['FAILURE', 'user']);
    assert.match(ended.error?.message ?? '', /hard limit of 0.05 s/);
  });

  test('is deleted and retried only once it is finished', async () => {
    const client = await connect();
    const { tasks, group } = await submit(client, endless);
    const [{ id }] = tasks;
    assert.deepEqual(await client.delete([id]), []);
    await assert.rejects(client.retry([id]), { code: 'refused', message: /not finished; cancel it first/ });
    await assert.rejects(client.retry(['nobody']), { message: /no task nobody/ });
    for (const [count, got] of [
      [0, 'none; name those to run again.'],
      [12_000, '12,000; retry fewer at once.'],
    ] as const) {
      const many = Array.from({ length: count }, (_, index) => `task${index}`);
      await assert.rejects(client.retry(many), { code: 'refused', message: `Expected 1 to 10,000 tasks, got ${got}` });
    }
    const watched = client.watch(group, () => undefined);
    await client.cancel(id);
    assert.equal((await watched)[0].state, 'REVOKED');
    const [again] = await client.retry([id]);
    assert.deepEqual([again.state, again.repeats, (await client.show(id))?.state], ['PENDING', id, 'REVOKED']);
    const rewatched = client.watch(again.group, () => undefined);
    await client.cancel(again.id);
    await rewatched;
    assert.deepEqual([await client.delete([id]), await client.show(id)], [[id], undefined]);
    assert.equal((await client.show(again.id))?.repeats, id);
  });

  test('is retried beside others as one new group, and what each of them came to stays as it was', async () => {
    const client = await connect();
    const { tasks, group } = await submit(client, 'algorithms: [PSO, DE]\nproblem: {dimensions: 2, function: sphere}\nseed: 1\n');
    const before = await client.watch(group, () => undefined);
    const ids = tasks.map(({ id }) => id);
    await assert.rejects(client.retry([...ids, 'nobody']), { message: /no task nobody/ });
    assert.equal((await client.list({})).tasks.length, 2);
    const retried = await client.retry(ids);
    assert.equal(new Set(retried.map((task) => task.group)).size, 1);
    const after = await client.watch(retried[0].group, () => undefined);
    assert.deepEqual(
      after.map(({ result }) => result?.best_solution),
      before.map(({ result }) => result?.best_solution),
    );
    assert.deepEqual(await client.group(group), before);
    const { tasks: listed } = await client.list({ group: retried[0].group });
    assert.deepEqual(listed.map(({ repeats }) => repeats).sort(), [...ids].sort());
  });

  test('fails with the reason when the disk is full, and the engine lives to run the next one', async () => {
    await rm(directory, { recursive: true });
    const disk = mountSmallDisk(4 * 1024 * 1024);
    ({ directory } = disk);
    try {
      const client = await connect();
      const { group } = await submit(client, `${endless}priority: 1\n`);
      const watched = client.watch(group, () => undefined);
      disk.fill();
      // The room of pages that are allocated already is used up first.
      let refused: unknown;
      while (refused === undefined)
        await client.submit({ text: `${endless}runs: 1000\n` }).catch((error: unknown) => {
          refused = error;
        });
      assert.match(String(refused), /disk is full.*Make room/);
      await client.cancel((await client.group(group))[0].id);
      const [task] = await watched;
      disk.clear();
      assert.match(`${task.state} ${task.error?.message}`, /REVOKED|FAILURE.*disk is full/);
      const pid = (await client.status()).pid;
      for (const { id } of await client.tasks()) await client.cancel(id);
      const next = await submit(client, 'algorithm: PSO\nproblem: {dimensions: 2, function: sphere}\n');
      assert.equal((await client.watch(next.group, () => undefined))[0].state, 'SUCCESS');
      assert.equal((await client.status()).pid, pid);
      await client.stop();
    } finally {
      disk.remove();
    }
  });

  test('lost with a damaged file, is told of: the file is set aside and the engine starts', async () => {
    const { tasks: file, log } = enginePaths(directory);
    const first = await connect();
    const { pid } = await first.status();
    await first.stop();
    while (isAlive(pid)) await delay(10); // until it has closed the file
    assert.ok(existsSync(log) && statSync(file).size > 0);
    execFileSync('truncate', ['-s', '5000', file]);
    const [notice] = (await (await connect()).status()).notices;
    assert.match(notice, /was damaged and is kept as .*tasks\.sqlite\.corrupt-/);
  });
});
