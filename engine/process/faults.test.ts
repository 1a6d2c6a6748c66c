import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connectEngine, connectRunningEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { maxMessageBytes } from '../rpc/protocol.ts';
import type { Task } from '../tasks/task.ts';
import { enginePaths, version } from './paths.ts';

const dist = path.resolve(import.meta.dirname, '../../dist');
const quick = 'algorithm: PSO\nproblem: {dimensions: 2, function: sphere}\nseed: 3\n';
const endless = 'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nstop: {seconds: 500}\n';

suite('The engine under faults', () => {
  let directory: string;
  const clients: EngineClient[] = [];
  /** Engines of other versions. */
  const others: ChildProcess[] = [];

  const connect = async (entry = path.join(dist, 'engine.mjs')): Promise<EngineClient> => {
    const client = await connectEngine({ entry, directory });
    clients.push(client);
    return client;
  };
  const submit = async (client: EngineClient, text: string) => {
    const submission = await client.submit({ text });
    assert.ok(submission.ok, JSON.stringify(submission));
    return submission;
  };
  const disposeAll = (): void => {
    for (const client of clients.splice(0)) client.dispose();
  };

  setup(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-faults-'));
  });
  teardown(async () => {
    disposeAll();
    await (await connectRunningEngine(directory))?.stop();
    for (const other of others.splice(0)) {
      const gone = other.exitCode === null && other.signalCode === null ? once(other, 'exit') : undefined;
      other.kill();
      await gone;
    }
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  test('is one, fifty times over, when two clients start it at the same moment', async () => {
    for (let round = 0; round < 50; round++) {
      const [first, second] = await Promise.all([connect(), connect()]);
      const [{ pid }, other] = await Promise.all([first.status(), second.status()]);
      assert.equal(other.pid, pid, `round ${round}`);
      await first.stop();
      disposeAll();
    }
  });

  const frame = (text: string): Buffer => Buffer.from(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  for (const [what, write] of [
    ['bytes that are no message', (socket: net.Socket) => socket.write(Buffer.alloc(1_000_000, 0xff))],
    ['a header without end', (socket: net.Socket) => socket.write('Content-Length: 5'.padEnd(100_000))],
    ['a message that announces gigabytes', (socket: net.Socket) => socket.write('Content-Length: 9999999999\r\n\r\n{')],
    ['a message that is no JSON', (socket: net.Socket) => socket.write(frame('{"jsonrpc": "2.0", "id"'))],
    ['JSON nested a hundred thousand deep', (socket: net.Socket) => socket.write(frame('['.repeat(100_000)))],
    ['a call before hello', (socket: net.Socket) => socket.write(frame('{"jsonrpc":"2.0","id":1,"method":"stop","params":{}}'))],
    ['half a message and silence', (socket: net.Socket) => socket.write(frame('x'.repeat(1000)).subarray(0, 500))],
  ] as const)
    test(`lives on when a client sends ${what}, and the run of another one goes on`, async () => {
      const client = await connect();
      const { tasks, group } = await submit(client, endless);
      const watched = client.watch(group, () => undefined);
      const { pid } = await client.status();
      for (let k = 0; k < 20; k++) {
        const socket = net.connect(enginePaths(directory).socket);
        socket.on('error', () => undefined); // it may be thrown out while it writes
        await once(socket, 'connect');
        write(socket);
        await new Promise(setImmediate);
        socket.destroy();
      }
      assert.equal((await client.status()).pid, pid);
      await client.cancel(tasks[0].id);
      assert.equal((await watched)[0].state, 'REVOKED');
    });

  test('refuses a config that is larger than a message may be, and goes on with the next one', async () => {
    const client = await connect();
    await assert.rejects(client.submit({ text: '#'.repeat(maxMessageBytes) }), { code: 'lost' });
    const again = await connect();
    const { group } = await submit(again, quick);
    assert.equal((await again.watch(group, () => undefined))[0].state, 'SUCCESS');
  });

  test('ends each of a thousand tasks once in a storm of cancels by three clients', async () => {
    const storm = await Promise.all([connect(), connect(), connect()]);
    const { group, tasks } = await submit(storm[0], `${endless}runs: 1000\n`);
    const watched = storm[1].watch(group, () => undefined);
    const answers = await Promise.all(storm.flatMap((client) => tasks.map(({ id }) => client.cancel(id))));
    const ended = await watched;
    assert.equal(ended.filter(({ state }) => state === 'REVOKED').length, 1000);
    assert.ok(ended.every(({ transitions }) => transitions.filter(({ state }) => state === 'REVOKED').length === 1));
    assert.ok(answers.filter((answer) => answer === 'cancelled').length >= 1000);
    const { running, queued } = await storm[0].status();
    assert.deepEqual([running, queued], [0, 0]);
    const { group: next } = await submit(storm[2], quick);
    assert.equal((await storm[2].watch(next, () => undefined))[0].state, 'SUCCESS');
  });

  test('gives two windows the same picture of the same tasks', async () => {
    const [first, second] = [await connect(), await connect()];
    const { group } = await submit(first, `${quick}runs: 8\n`);
    const [here, there] = await Promise.all([first, second].map((client) => client.watch(group, () => undefined)));
    assert.deepEqual(here, there);
    const { tasks } = await submit(second, endless);
    const seen = await first.show(tasks[0].id);
    assert.equal(seen?.id, tasks[0].id);
    assert.equal(await first.cancel(tasks[0].id), 'cancelled');
  });

  /** The built engine as another version of it. */
  function engineOfVersion(other: string): string {
    const folder = path.join(directory, `dist-${other}`);
    mkdirSync(folder);
    for (const name of readdirSync(dist)) {
      const [from, to] = [path.join(dist, name), path.join(folder, name)];
      if (name.endsWith('.mjs')) writeFileSync(to, readFileSync(from, 'utf8').replaceAll(`"${version}"`, `"${other}"`));
      else symlinkSync(from, to);
    }
    return path.join(folder, 'engine.mjs');
  }
  const startOther = async (other: string): Promise<void> => {
    const env = { ...process.env, OPTIMIZEHUB_HOME: directory };
    others.push(spawn(process.execPath, [engineOfVersion(other)], { env, stdio: 'ignore' }));
    while (!existsSync(enginePaths(directory, other).token)) await delay(10);
  };

  test('takes the tasks over from an engine of an older version', async () => {
    const current = await connect();
    const { tasks } = await submit(current, endless);
    await current.stop();
    await startOther('0.0.9');
    const next = await connect();
    assert.deepEqual(
      (await next.tasks()).map(({ id }: Task) => id),
      [tasks[0].id],
    );
    assert.equal(await next.cancel(tasks[0].id), 'cancelled');
  });

  test('leaves the tasks to an engine of a newer version, and says what to do', async () => {
    await startOther('99.0.0');
    await assert.rejects(connect(), { code: 'unreachable', message: /newer OptimizeHub 99\.0\.0 runs.*Reload the window/ });
  });
});
