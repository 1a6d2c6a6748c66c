import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createMessageConnection, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { exampleTask } from '../charts/example-task.ts';
import * as protocol from '../rpc/protocol.ts';
import { EngineConnection } from './connection.ts';

const goodbye: protocol.Ending = { reason: 'asked to stop', keepsTasks: true };
const frame = (message: object): string => {
  const text = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};

suite('a connection', () => {
  let directory: string;
  let server: net.Server;

  setup(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-connection-'));
    server = net.createServer().listen(path.join(directory, 's'));
    await once(server, 'listening');
  });
  teardown(async () => {
    server.close();
    await rm(directory, { recursive: true });
  });

  test('to an engine that dies before hello is lost, not refused', async () => {
    const accepted = once(server, 'connection');
    const socket = net.connect(path.join(directory, 's'));
    const [peer] = await accepted;
    peer.destroy();
    await once(peer, 'close');
    // The client has not read the end yet, so that its write is what fails.
    await assert.rejects(EngineConnection.greet(socket, 'token'), { name: 'EngineError', code: 'lost' });
  });

  test('that ends right behind a goodbye, and behind much else, tells the reason to every call, watch and listener', async () => {
    const told = 'The engine was stopped in good order (asked to stop); its tasks go on once it is started again.';
    const task = exampleTask({ task: { state: 'STARTED' } });
    server.once('connection', (peer: net.Socket) => {
      const engine = createMessageConnection(protocol.readerOf(peer), new StreamMessageWriter(peer));
      engine.onRequest(protocol.hello, () => true as const);
      engine.onRequest(protocol.watch, () => [task.id]);
      engine.onRequest(protocol.status, async () => {
        const frames = [...Array(50).fill({ method: 'taskChanged', params: task }), { method: 'ending', params: goodbye }];
        peer.end(frames.map((message) => frame({ jsonrpc: '2.0', ...message })).join(''));
        return new Promise<never>(() => undefined);
      });
      engine.listen();
    });
    const client = await EngineConnection.greet(net.connect(path.join(directory, 's')), 'token');
    const lost = new Promise((resolve) => client.onLost(resolve));
    let changes = 0;
    const watched = assert.rejects(
      client.watch(task.group, () => changes++),
      { code: 'lost', message: told },
    );
    await assert.rejects(client.status(), { code: 'lost', message: told });
    await watched;
    assert.equal(await lost, told);
    assert.equal(changes, 50);
    await assert.rejects(client.status(), { code: 'lost', message: told });
  });
});
