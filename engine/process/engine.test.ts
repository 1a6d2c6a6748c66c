import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../sandbox/testing-until.ts';
import { connectEngine, connectRunningEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { isFinal, type Task } from '../tasks/task.ts';
import { takeLock } from './lock.ts';
import { enginePaths } from './paths.ts';

const root = path.resolve(import.meta.dirname, '../..');
const quick = 'algorithms: [PSO, DE]\nproblem: {dimensions: 3, function: sphere}\nseed: 1\n';
const endless = 'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nstop: {seconds: 500}\n';

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

suite('The engine process', () => {
  let temporary: string;
  let directory: string;
  const clients: EngineClient[] = [];
  const entry = path.join(root, 'dist/engine.mjs');

  const connect = async (): Promise<EngineClient> => {
    const client = await connectEngine({ entry, directory });
    clients.push(client);
    return client;
  };
  async function submit(client: EngineClient, text: string) {
    const submission = await client.submit({ text });
    assert.ok(submission.ok, JSON.stringify(submission));
    return submission;
  }

  setup(async () => {
    directory = temporary = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-engine-'));
  });
  teardown(async () => {
    for (const client of clients.splice(0)) client.dispose();
    await (await connectRunningEngine(directory))?.stop();
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  });

  // Windows has no nice to start it with.
  const priorities =
    process.platform === 'win32'
      ? []
      : ([
          [0, os.constants.priority.PRIORITY_BELOW_NORMAL],
          [os.constants.priority.PRIORITY_LOW, os.constants.priority.PRIORITY_LOW], // which only an administrator may raise
        ] as const);
  for (const [given, expected] of priorities)
    test(`started at priority ${given} runs at ${expected}`, async () => {
      const env = { ...process.env, OPTIMIZEHUB_HOME: directory };
      const engine = spawn('nice', ['-n', `${given}`, process.execPath, entry], { env, stdio: 'ignore' });
      const ended = once(engine, 'exit');
      try {
        await until('its answer', async () => {
          const client = await connectRunningEngine(directory);
          if (client) clients.push(client);
          return client !== undefined;
        });
        assert.equal(os.getPriority(engine.pid), expected);
        await clients[0].stop();
        await ended;
      } finally {
        engine.kill(); // nothing where it has ended
      }
    });

  test('is started by the first client, and eight at once end up with one', async () => {
    const many = await Promise.all(Array.from({ length: 8 }, connect));
    const pids = await Promise.all(many.map(async (client) => (await client.status()).pid));
    assert.equal(new Set(pids).size, 1);
    assert.equal((await many[0].status()).clients, 8);
  });

  test('goes on when the folder of the client that started it is gone', async () => {
    const before = process.cwd();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-client-'));
    process.chdir(folder);
    const client = await connect().finally(() => process.chdir(before));
    await rm(folder, { recursive: true });
    const fitness = { name: 'f.ts', language: 'typescript', text: 'function fitness(x: number[]) { return x[0]; }' } as const;
    const text = 'algorithm: PSO\nproblem: {dimensions: 1, bounds: [0, 1]}\nseed: 1\nstop: {evaluations: 100}\n';
    const submission = await client.submit({ text, fitness, sandbox: { driver: 'embedded' } });
    assert.ok(submission.ok, JSON.stringify(submission));
    const [task] = await client.watch(submission.group, () => undefined);
    assert.equal(task.state, 'SUCCESS', task.error?.message);
  });

  test('tells tasks without the text of their fitness, which it tells who asks for it', async () => {
    const client = await connect();
    const fitness = { name: './f.ts', language: 'typescript', text: 'function fitness(x: number[]) { return x[0]; }' } as const;
    const text = 'algorithm: PSO\nproblem: {dimensions: 1, bounds: [0, 1]}\nseed: 1\nstop: {evaluations: 100}\n';
    const submission = await client.submit({ text, fitness, sandbox: { driver: 'embedded' } });
    assert.ok(submission.ok, JSON.stringify(submission));
    const [{ id, spec }] = submission.tasks;
    assert.deepEqual([spec.fitness?.name, spec.fitness?.code], ['./f.ts', '']);
    assert.match((await client.fitnessCode(id)) ?? '', /^function fitness\(x +\) \{ return x\[0\]; \}$/);
    await client.watch(submission.group, () => undefined);
    assert.match((await client.fitnessCode(id)) ?? '', /^function fitness/);
    assert.equal(await client.fitnessCode('none'), undefined);
  });

  test('tells at once and with the end of its log why it could not start', async () => {
    const broken = path.join(directory, 'broken.mjs');
    await writeFile(broken, 'throw new Error("no such luck");\n');
    await assert.rejects(connectEngine({ entry: broken, directory }), {
      name: 'EngineError',
      code: 'unreachable',
      message: /code 1.*no such luck/s,
    });
  });

  test('refuses a directory that is open to every user', async () => {
    await chmod(directory, 0o777);
    await assert.rejects(connect(), { code: 'unreachable', message: /open to every user; set OPTIMIZEHUB_HOME/ });
    await chmod(directory, 0o700);
  });

  test('is replaced when its lock is held by one that is just ending', async () => {
    const { log, lock } = enginePaths(directory);
    const ending = takeLock(lock);
    const connected = connect();
    await until('the end of the first start', () => existsSync(log) && /another engine runs/.test(readFileSync(log, 'utf8')));
    ending?.release();
    assert.equal((await (await connected).status()).clients, 1);
  });

  test('listens in a short private directory where the path of its own is too long for a socket', async () => {
    directory = path.join(directory, 'long'.repeat(30));
    await connect();
    const { socket } = enginePaths(directory);
    assert.ok(socket.length <= 100 && existsSync(socket), socket);
  });

  test('keeps its directory, token and socket to the user', async () => {
    await connect();
    const paths = enginePaths(directory);
    const modes = [paths.directory, paths.token, paths.socket, paths.log].map((file) =>
      (statSync(file).mode & 0o777).toString(8),
    );
    assert.deepEqual(modes, ['700', '600', '600', '600']);
  });

  test('runs the tasks of a group and gives the same numbers for the same seed', async () => {
    const client = await connect();
    const results = async () => {
      const { group } = await submit(client, quick);
      const tasks = await client.watch(group, () => undefined);
      return tasks.map(({ state, result }) => [state, result?.best_fitness, result?.evaluations]);
    };
    const first = await results();
    assert.equal(first.length, 2);
    assert.ok(first.every(([state]) => state === 'SUCCESS'));
    assert.deepEqual(await results(), first);
  });

  test('draws a seed where none is given and records it', async () => {
    const client = await connect();
    const { tasks } = await submit(client, endless);
    assert.ok(Number.isSafeInteger(tasks[0].spec.seed));
  });

  test('refuses a bad config and a custom fitness, and runs nothing', async () => {
    const client = await connect();
    const typo = await client.submit({ text: 'algorithm: PS0\nproblem: {dimensions: 2, function: sphere}' });
    const custom = await client.submit({ text: 'algorithm: PSO\nproblem: {dimensions: 2, fitness: ./evil.js, bounds: [0, 1]}' });
    const none = await client.submit({ text: 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [0, 1]}' });
    assert.deepEqual(
      [typo, custom, none].map((answer) => [answer.ok, answer.findings.at(-1)?.code]),
      [
        [false, 'unknown-name'],
        [false, 'no-fitness'],
        [false, 'no-function'],
      ],
    );
    assert.deepEqual(await client.tasks(), []);
  });

  test('reports progress about ten times a second at most', async () => {
    const client = await connect();
    const { group } = await submit(client, 'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nstop: {seconds: 1}\n');
    let reports = 0;
    await client.watch(group, (task) => void (task.state === 'STARTED' && reports++));
    assert.ok(reports >= 3 && reports <= 14, `${reports}`);
  });

  test('cancels what runs, keeping its best, and what waits', async () => {
    const client = await connect();
    const { group, tasks } = await submit(client, `${endless}runs: ${os.availableParallelism() + 1}\n`);
    const last = tasks[tasks.length - 1];
    assert.equal(last.state, 'PENDING');
    const watched = client.watch(group, () => undefined);
    await until('a first progress', async () => (await client.tasks()).some((task) => task.progress !== undefined));
    for (const task of tasks.toReversed()) assert.equal(await client.cancel(task.id), 'cancelled');
    const final = await watched;
    assert.ok(final.every((task) => task.state === 'REVOKED'));
    assert.ok(final.some((task) => task.result?.stop_reason === 'cancelled' && task.result.best_solution?.length === 5));
    assert.equal(await client.cancel(last.id), 'already finished');
    await assert.rejects(client.cancel('nobody'), /no task nobody/);
  });

  test('goes on when its client leaves, and another one follows the same group', async () => {
    const first = await connect();
    const { group, tasks } = await submit(
      first,
      'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nseed: 3\nstop: {seconds: 1}\n',
    );
    first.dispose();
    const second = await connect();
    const states: Task['state'][] = [];
    const [task] = await second.watch(group, ({ state }) => void states.push(state));
    assert.deepEqual([task.id, task.state, isFinal(states.at(-1) ?? 'PENDING')], [tasks[0].id, 'SUCCESS', true]);
  });

  test('killed, tells its clients at once, and the next one starts a new engine', async () => {
    const client = await connect();
    const { group } = await submit(client, endless);
    const { pid } = await client.status();
    let lost = '';
    client.onLost((reason) => {
      lost = reason;
    });
    const watched = assert.rejects(
      client.watch(group, () => undefined),
      { name: 'EngineError', code: 'lost' },
    );
    process.kill(pid, 'SIGKILL');
    await watched;
    await until('the loss', () => lost !== '');
    const next = await connect();
    assert.notEqual((await next.status()).pid, pid);
    const again = await submit(next, quick);
    assert.equal((await next.watch(again.group, () => undefined)).length, 2);
  });

  test('ends by itself when it is idle, but not while a task runs', async () => {
    process.env.OPTIMIZEHUB_IDLE_MS = '200';
    try {
      const client = await connect();
      const { pid } = await client.status();
      await submit(client, 'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nstop: {seconds: 1}\n');
      client.dispose();
      await delay(600); // three times the idle limit, with a task of one second
      assert.ok(isAlive(pid));
      await until('the end of the engine', () => !isAlive(pid));
      assert.match(readFileSync(enginePaths(directory).log, 'utf8'), /"reason":"idle"/);
    } finally {
      delete process.env.OPTIMIZEHUB_IDLE_MS;
    }
  });

  test('ends on request without a warning in its log, though clients follow what runs and others have just left', async () => {
    const client = await connect();
    const { group, tasks } = await submit(client, `${endless}runs: 40\n`);
    const told = new Set<string>();
    for (const watcher of [client, await connect(), await connect()])
      watcher.watch(group, ({ id }) => told.add(id)).catch(() => undefined); // it is lost with the engine
    await until('all tasks are told', () => told.size === tasks.length);
    const leaving = await connect();
    leaving.watch(group, () => undefined).catch(() => undefined);
    leaving.dispose();
    for (const { id } of tasks) void client.cancel(id).catch(() => undefined);
    await (await connect()).stop();
    await until('it has ended', () => /"msg":"engine ended"/.test(readFileSync(enginePaths(directory).log, 'utf8')));
    const lines = readFileSync(enginePaths(directory).log, 'utf8').trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)).filter(({ level }) => level > 30),
      [],
    );
  });

  test('stopped by one client, tells another one that watches that it was stopped in good order', async () => {
    const { client, other } = { client: await connect(), other: await connect() };
    const { group } = await submit(client, endless);
    const lost: string[] = [];
    client.onLost((reason) => lost.push(reason));
    const told = 'The engine was stopped in good order (asked to stop); its tasks go on once it is started again.';
    const watched = assert.rejects(
      client.watch(group, () => undefined),
      { code: 'lost', message: told },
    );
    await other.stop();
    await watched;
    assert.deepEqual(lost, [told]);
    await assert.rejects(client.status(), { code: 'lost', message: told });
  });

  test('ends on SIGTERM and leaves no socket behind, though a stranger holds a silent connection', async () => {
    const client = await connect();
    const { pid } = await client.status();
    const stranger = net.connect(enginePaths(directory).socket);
    stranger.on('error', () => undefined); // a reset is one way of being closed
    await once(stranger, 'connect');
    process.kill(pid, 'SIGTERM');
    await until('its end', () => !isAlive(pid));
    assert.equal(existsSync(enginePaths(directory).socket), false);
  });

  const frame = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const rpc = (method: string, params: unknown): string => frame(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }));
  for (const [name, text] of [
    ['a wrong token', rpc('hello', { token: 'guess', version: '0.1.0' })],
    ['a call before hello', rpc('tasks', {})],
    ['rubbish', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a header without end', 'x'.repeat(5000)],
    ['a huge message', 'Content-Length: 999999999\r\n\r\n{'],
    ['a message that is not JSON', frame('{nonsense')],
  ])
    test(`closes the connection that sends ${name}, and only that one`, async () => {
      const client = await connect();
      const socket = net.connect(enginePaths(directory).socket);
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      socket.on('error', () => undefined); // a reset is one way of being closed
      socket.on('data', () => undefined);
      socket.write(text);
      await closed;
      assert.equal((await client.status()).clients, 1);
    });
});
