import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { pendingTask } from '../tasks/lifecycle.ts';
import type { Task, TaskSpec } from '../tasks/task.ts';
import * as protocol from './protocol.ts';
import { TaskFeed } from './task-feed.ts';

const spec: TaskSpec = {
  algorithm: { name: 'particle_swarm', params: {}, limitsIterations: true },
  problem: {
    dimensions: 1,
    lower: [0],
    upper: [1],
    usesUsualBounds: false,
    objective: 'minimize',
    source: { function: 'sphere' },
  },
  seed: 1,
  run: 0,
  stop: {},
  limits: { soft_seconds: 550, hard_seconds: 600 },
};
/** A task whose message is about 20 kB, told apart by its time. */
const changed = (id: string, at: number): Task =>
  pendingTask({ id, group: id === 'foreign' ? 'h' : 'g', number: 1, priority: 0 }, bulky, at);
const bulky: TaskSpec = { ...spec, problem: { ...spec.problem, lower: Array.from({ length: 10_000 }, () => 0) } };

suite('the feed of a client', () => {
  let directory: string;
  let server: net.Server;
  let reader: net.Socket;
  let writer: net.Socket;

  setup(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-feed-'));
    server = net.createServer();
    server.listen(path.join(directory, 's'));
    await once(server, 'listening');
    const accepted = once(server, 'connection');
    reader = net.connect(path.join(directory, 's'));
    reader.pause();
    [writer] = await accepted;
  });
  teardown(async () => {
    reader.destroy();
    writer.destroy();
    server.close();
    await rm(directory, { recursive: true });
  });

  test('that does not read keeps only the newest state of each task waiting', async () => {
    const sending = createMessageConnection(new StreamMessageReader(writer), new StreamMessageWriter(writer));
    sending.listen();
    const feed = new TaskFeed((task) => sending.sendNotification(protocol.taskChanged, task));
    feed.follow('g');
    for (let at = 1; at <= 2000; at++) {
      for (const id of ['a', 'b', 'foreign']) feed.offer(changed(id, at));
      if (at % 20 === 0) await new Promise(setImmediate);
    }
    const seen: Task[] = [];
    const receiving = createMessageConnection(new StreamMessageReader(reader), new StreamMessageWriter(reader));
    const both = new Promise<void>((resolve) => {
      receiving.onNotification(protocol.taskChanged, (task) => {
        seen.push(task);
        if (['a', 'b'].every((id) => seen.some((one) => one.id === id && one.submittedAt === 2000))) resolve();
      });
    });
    receiving.listen();
    reader.resume();
    await both;
    assert.ok(seen.length < 200, `${seen.length} of 4000 changes were kept for a client that did not read`);
    assert.ok(seen.every((task) => task.group === 'g'));
  });
});
