import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { connectEngine, connectRunningEngine } from '../../engine/client/connect.ts';
import { engineAccess } from './engine-access.ts';
import { EngineMonitor } from './engine-monitor.ts';

const root = path.resolve(import.meta.dirname, '../..');
const entry = path.join(root, 'dist/engine.mjs');
const endless = 'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nstop: {seconds: 500}\n';

suite('The monitor of the engine', () => {
  let directory = '';
  let monitor: EngineMonitor;

  setup(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-watch-'));
    process.env.OPTIMIZEHUB_HOME = directory;
    monitor = new EngineMonitor(engineAccess(entry, () => ({})));
  });
  teardown(async () => {
    monitor.dispose();
    await (await connectRunningEngine())?.stop();
    delete process.env.OPTIMIZEHUB_HOME;
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  });
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!holds()) return;
        subscription.dispose();
        resolve();
      };
      const subscription = monitor.onChange(check);
      check();
    });

  test('starts no engine just for looking, nor where there is no history', async () => {
    await monitor.look();
    await monitor.wake();
    assert.equal(monitor.link.kind, 'absent');
    assert.equal(await connectRunningEngine(), undefined);
  });

  test('knows without an engine whether there may be tasks: one has run here, or the history is in a database', async () => {
    assert.equal(await monitor.mayHaveTasks(), false);
    const inDatabase = new EngineMonitor(engineAccess(entry, () => ({ OPTIMIZEHUB_STORE: 'postgres://nobody@localhost/tasks' })));
    assert.equal(await inDatabase.mayHaveTasks(), true);
    inDatabase.dispose();
    const before = await connectEngine({ entry });
    await until(() => monitor.link.kind === 'connected');
    assert.equal(await monitor.mayHaveTasks(), true);
    await before.stop();
    await until(() => monitor.link.kind === 'absent');
    assert.equal(await monitor.mayHaveTasks(), true);
    assert.equal(await connectRunningEngine(), undefined);
  });

  test('finds an engine that somebody else starts', async () => {
    await monitor.look();
    const other = await connectEngine({ entry });
    await until(() => monitor.health !== undefined);
    assert.deepEqual([monitor.link.kind, monitor.health?.clients], ['connected', 1]);
    other.dispose();
  });

  test('starts one where there is a history to show', async () => {
    const before = await connectEngine({ entry });
    await before.stop();
    await monitor.wake();
    assert.equal(monitor.link.kind, 'connected');
  });

  test('comes back by itself when the engine was killed under a task, which goes on', async () => {
    const client = await monitor.client();
    const submission = await client.submit({ text: endless });
    assert.ok(submission.ok);
    await until(() => monitor.health?.running === 1);
    const pid = monitor.health?.engine.pid;
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
    await until(() => monitor.health?.running === 1 && monitor.health.engine.pid !== pid);
    const [task] = (await monitor.connected?.tasks()) ?? [];
    assert.deepEqual([task.id, task.state], [submission.tasks[0].id, 'STARTED']);
    await monitor.connected?.cancel(task.id);
  });

  test('lets an engine rest that was asked to stop, and finds the next one', async () => {
    const first = await connectEngine({ entry });
    await monitor.look();
    await first.stop();
    await until(() => monitor.link.kind === 'absent');
    const other = await connectEngine({ entry });
    await until(() => monitor.link.kind === 'connected');
    other.dispose();
  });
});
