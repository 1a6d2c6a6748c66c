import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { EngineConnection } from './connection.ts';

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
});
