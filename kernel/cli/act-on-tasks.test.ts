import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectEngine } from '../../engine/client/connect.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { until } from '../../sandbox/testing-until.ts';
import { cancelTasks } from './act-on-tasks.ts';
import { findTasks } from './find-task.ts';

const endless = 'algorithm: PSO\nproblem: {dimensions: 3, function: rastrigin}\nseed: 7\nstop: {seconds: 500}\nruns: 3\n';

suite('Cancelling tasks', () => {
  let folder = '';
  let engine: EngineClient;

  setup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'optimizehub-cancel-'));
    process.env.OPTIMIZEHUB_HOME = path.join(folder, 'home');
    engine = await connectEngine({ entry: path.resolve(import.meta.dirname, '../../dist/engine.mjs') });
  });
  teardown(async () => {
    engine.dispose();
    delete process.env.OPTIMIZEHUB_HOME;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const findThree = async () => {
    const submission = await engine.submit({ text: endless });
    assert.ok(submission.ok);
    return findTasks(engine, [submission.group]);
  };

  test('tells of one that was deleted meanwhile, and cancels the others', async () => {
    const found = await findThree();
    const [first, deleted, last] = found.map(({ task }) => task.id);
    assert.ok(first && deleted && last);
    await engine.cancel(deleted);
    await until('it is deleted', async () => (await engine.delete([deleted])).length > 0);
    const { done, errors } = await cancelTasks(engine, found);
    assert.deepEqual(
      done.map(({ task, outcome }) => [task, outcome]),
      [first, last].map((task) => [task, 'cancelled']),
    );
    assert.deepEqual(
      errors.map(({ kind, message }) => [kind, message.includes(deleted)]),
      [['task', true]],
    );
    await engine.stop();
  });

  test('tells once that the engine was lost, with what was cancelled until then', async () => {
    const found = await findThree();
    const losing: EngineClient = Object.assign(Object.create(engine), {
      cancel: async (task: string) => {
        const outcome = await engine.cancel(task);
        await engine.stop();
        return outcome;
      },
    });
    const { done, errors } = await cancelTasks(losing, found);
    assert.deepEqual(
      done.map(({ task }) => task),
      [found[0]?.task.id],
    );
    assert.deepEqual(
      errors.map(({ kind }) => kind),
      ['infrastructure'],
    );
  });
});
