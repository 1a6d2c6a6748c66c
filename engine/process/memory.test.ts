import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { until } from '../../sandbox/testing-until.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { maxMessageBytes } from '../rpc/protocol.ts';
import { enginePaths, version } from './paths.ts';
import { submitTo, TestEngine } from './testing.ts';
import { startMeasured } from './testing-memory.ts';

const small = (runs: number): string =>
  `algorithm: DE\nproblem: {dimensions: 20, function: rastrigin}\nruns: ${runs}\nseed: 1\nstop: {evaluations: 3000}\n`;
const endless = (runs: number): string =>
  `algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nruns: ${runs}\nstop: {seconds: 500}\n`;
/** What compiled code and caches may add. */
const leewayMiB = 3;

suite('The memory of the engine comes back', () => {
  let engine: TestEngine;
  let client: EngineClient;
  let liveMiB: () => Promise<number>;

  setup(async () => {
    engine = new TestEngine('memory');
    ({ client, liveMiB } = await startMeasured(engine));
    await run(100); // until everything is loaded
  });
  teardown(() => engine.remove());

  const run = async (count: number): Promise<void> => {
    const { group } = await submitTo(client, small(count));
    for (const { state } of await client.watch(group, () => undefined)) assert.equal(state, 'SUCCESS');
  };
  /** A client by hand, that reads nothing once it was let in. */
  async function deafClient(): Promise<net.Socket> {
    const paths = enginePaths(engine.directory);
    const socket = net.connect(paths.socket);
    socket.on('error', () => undefined); // it may be thrown out while it writes
    await once(socket, 'connect');
    socket.write(message('hello', { token: readFileSync(paths.token, 'utf8'), version }));
    await once(socket, 'data');
    socket.pause();
    return socket;
  }
  let calls = 0;
  const message = (method: string, params: unknown): string => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: ++calls, method, params });
    return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };

  test('after two thousand tasks: none of them is held once it has ended', async () => {
    const before = await liveMiB();
    for (let turn = 0; turn < 4; turn++) await run(500);
    const after = await liveMiB();
    assert.ok(after < before + leewayMiB, `${after} MiB after ${before} MiB`);
  });

  test('after a storm of cancels', async () => {
    const storm = async (): Promise<void> => {
      const { group, tasks } = await submitTo(client, endless(1000));
      const watched = client.watch(group, () => undefined);
      await Promise.all(tasks.map(({ id }) => client.cancel(id)));
      assert.ok((await watched).every(({ state }) => state === 'REVOKED'));
    };
    await storm();
    const before = await liveMiB();
    for (let turn = 0; turn < 3; turn++) await storm();
    const after = await liveMiB();
    assert.ok(after < before + leewayMiB, `${after} MiB after ${before} MiB`);
  });

  test('after clients that send huge messages and leave in the middle of one', async () => {
    const before = await liveMiB();
    const body = Buffer.alloc(maxMessageBytes - 1, ' ');
    for (let turn = 0; turn < 20; turn++) {
      const socket = await deafClient();
      const written = new Promise((resolve) => socket.write(`Content-Length: ${maxMessageBytes}\r\n\r\n`, resolve));
      await written;
      await new Promise((resolve) => socket.write(body, resolve));
      socket.destroy();
    }
    await until('the leave of all', async () => (await client.status()).clients === 1);
    const after = await liveMiB();
    assert.ok(after < before + leewayMiB, `${after} MiB after ${before} MiB`);
    await run(10);
  });

  test('is not used for clients that ask and ask and read nothing, and the runs of others go on', async () => {
    const before = await liveMiB();
    const { group } = await submitTo(client, small(300));
    const sockets = [await deafClient(), await deafClient()];
    for (const socket of sockets) {
      socket.write(message('watch', { group }));
      socket.write(message('observe', {}));
      // Each answer is about a megabyte.
      for (let asked = 0; asked < 300; asked++) socket.write(message('read', { limit: 100 }));
      for (let asked = 0; asked < 20_000; asked++) socket.write(message('status', {}));
    }
    for (const { state } of await client.watch(group, () => undefined)) assert.equal(state, 'SUCCESS');
    await run(300);
    const during = await liveMiB();
    for (const socket of sockets) socket.destroy();
    assert.ok(during < before + 40, `${during} MiB while they do not read, after ${before} MiB`);
    await until('the return of the memory', async () => (await liveMiB()) < before + leewayMiB);
    assert.equal((await client.status()).clients, 1);
  });
});
