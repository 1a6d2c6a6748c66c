import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseConfig } from '../config/parse.ts';
import { planTasks } from '../config/tasks.ts';
import { openSqliteStore } from '../store/open-sqlite-store.ts';
import { RunPool } from './run-pool.ts';
import { Scheduler } from './scheduler.ts';
import { isFinal, type Task } from './task.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Some seconds: longer than it takes to the first checkpoint. */
const config = 'algorithm: DE\nproblem: {dimensions: 10, function: rastrigin}\nseed: 4\nstop: {evaluations: 12000000}\n';

/** A run worker that ends its thread when it has posted a message of that type, as long as a file counts up to `times`. */
const dying = (worker: string, counter: string, type: string, times: number) => `
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
const post = parentPort.postMessage.bind(parentPort);
parentPort.postMessage = (message, moved) => {
  post(message, moved);
  const count = existsSync(${JSON.stringify(counter)}) ? Number(readFileSync(${JSON.stringify(counter)}, 'utf8')) : 0;
  if (message.type !== '${type}' || count >= ${times}) return;
  writeFileSync(${JSON.stringify(counter)}, String(count + 1));
  process.exit(7);
};
await import(${JSON.stringify(pathToFileURL(worker).href)});
`;

suite('A run whose worker dies', () => {
  let directory: string;
  const worker = path.join(root, 'dist/run-worker.mjs');

  setup(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-worker-'));
  });
  teardown(() => rm(directory, { recursive: true }));

  /** Runs the config to its end. */
  async function run(entry: string): Promise<Task> {
    const store = await openSqliteStore({ file: path.join(directory, `${path.basename(entry)}.sqlite`) });
    const scheduler = await Scheduler.open({
      pool: new RunPool(entry),
      store,
      concurrency: 1,
      now: Date.now,
      random: () => 0,
      version: '1',
      host: 'here',
      warn: () => undefined,
    });
    const parsed = parseConfig(config);
    assert.ok(parsed.ok);
    const ended = new Promise<Task>((resolve) => {
      scheduler.onChange((task) => void (isFinal(task.state) && resolve(task)));
    });
    await scheduler.submit(planTasks(parsed.config, 4), 0);
    const task = await ended;
    await scheduler.close();
    return task;
  }
  const runDying = async (type: string, times: number): Promise<Task> => {
    const entry = path.join(directory, 'dying.mjs');
    await writeFile(entry, dying(worker, path.join(directory, 'count'), type, times));
    return run(entry);
  };
  const numbersOf = ({ result }: Task) => {
    assert.ok(result);
    const { seconds: _, ...numbers } = result;
    return numbers;
  };

  test('goes on from its last checkpoint and ends with the numbers of an undisturbed one', async () => {
    const expected = await run(worker);
    const task = await runDying('checkpoint', 1);
    assert.deepEqual(
      task.transitions.map(({ state }) => state),
      ['PENDING', 'STARTED', 'RETRY', 'STARTED', 'SUCCESS'],
    );
    assert.deepEqual(numbersOf(task), numbersOf(expected));
  });

  test('is retried twice, and fails when it dies a third time', async () => {
    const task = await runDying('progress', 3);
    assert.deepEqual([task.state, task.attempt, task.error?.kind], ['FAILURE', 3, 'infrastructure']);
    assert.match(
      task.error?.message ?? '',
      /^The run was lost, and so were 2 retries\. Its thread ended with code 7\. Retry it by hand\.$/,
    );
    assert.equal(typeof task.progress?.best_fitness, 'number');
  });
});
