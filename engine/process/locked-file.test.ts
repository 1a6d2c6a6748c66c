import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../sandbox/testing-until.ts';
import { enginePaths } from './paths.ts';
import { isAlive, submitTo, TestEngine } from './testing.ts';

const quick = 'algorithm: PSO\nproblem: {dimensions: 2, function: sphere}\nseed: 3\n';
const endless = 'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nstop: {seconds: 500}\n';

/** Locks a database for itself and says so, or why it could not; lets go when its input ends. */
const locker = `
import { DatabaseSync } from 'node:sqlite';
const database = new DatabaseSync(process.argv[1]);
let answer = 'locked';
try {
  database.exec('PRAGMA busy_timeout = 200; BEGIN EXCLUSIVE');
} catch (error) {
  answer = error.message;
}
console.log(answer);
process.stdin.resume().once('end', () => process.exit());
`;

suite('The engine whose file another program locks', () => {
  let engine: TestEngine;
  const lockers: ChildProcess[] = [];

  /** @returns what the other program says, and how it lets go */
  async function lock(): Promise<{ answer: string; letGo: () => Promise<void> }> {
    const { tasks } = enginePaths(engine.directory);
    const options = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', locker];
    const child = spawn(process.execPath, [...options, tasks], { stdio: ['pipe', 'pipe', 'inherit'] });
    lockers.push(child);
    const [answer] = await once(child.stdout, 'data');
    const letGo = async (): Promise<void> => {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    };
    return { answer: String(answer).trim(), letGo };
  }

  /** Leaves a finished task and one under way in the file, and no engine. */
  async function leaveTasks() {
    const client = await engine.connect();
    const { group } = await submitTo(client, quick);
    const [done] = await client.watch(group, () => undefined);
    const { tasks } = await submitTo(client, endless);
    const { pid } = await client.status();
    await client.stop();
    await until('the end of the engine', () => !isAlive(pid));
    return { done: done!, running: tasks[0]! };
  }

  setup(() => {
    engine = new TestEngine('locked');
  });
  teardown(async () => {
    for (const child of lockers.splice(0)) child.kill('SIGKILL');
    await engine.remove();
  });

  test('waits three seconds for it when it starts, and goes on with every task', async () => {
    const { done, running } = await leaveTasks();
    const { answer, letGo } = await lock();
    assert.equal(answer, 'locked');
    let isConnected = false;
    const connected = engine.connect().finally(() => {
      isConnected = true;
    });
    await delay(3000);
    assert.equal(isConnected, false);
    await letGo();
    const client = await connected;
    assert.deepEqual(await client.show(done.id), done);
    assert.deepEqual(
      (await client.tasks()).map(({ id, attempt }) => [id, attempt]),
      [[running.id, 2]],
    );
    assert.deepEqual((await client.status()).notices, []);
    assert.equal(await client.cancel(running.id), 'cancelled');
  });

  test('tells whoever waits too long what to do, and goes on by itself once the file is free', async () => {
    const { done, running } = await leaveTasks();
    const { letGo } = await lock();
    await assert.rejects(engine.connect(), {
      code: 'unreachable',
      message: /^The engine did not start within 10 s: Another program uses the file of the tasks: .*tasks\.sqlite\. End it/,
    });
    await letGo();
    const client = await engine.connect();
    assert.deepEqual(await client.show(done.id), done);
    assert.deepEqual(
      (await client.tasks()).map(({ id }) => id),
      [running.id],
    );
    assert.equal(await client.cancel(running.id), 'cancelled');
  });

  test('has it for itself while it runs: another program is refused, and the tasks end', async () => {
    const client = await engine.connect();
    const { group } = await submitTo(client, `${quick}runs: 50\n`);
    const watched = client.watch(group, () => undefined);
    const { answer } = await lock();
    assert.match(answer, /database is locked/);
    assert.ok((await watched).every(({ state, attempt }) => state === 'SUCCESS' && attempt === 1));
    assert.equal((await client.count()).SUCCESS, 50);
  });
});
