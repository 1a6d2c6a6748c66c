import assert from 'node:assert/strict';
import { closeSync, openSync, readdirSync, statSync, truncateSync, writeSync } from 'node:fs';
import { until } from '../../sandbox/testing-until.ts';
import { exampleTask } from '../charts/example-task.ts';
import { openSqliteStore } from '../store/open-sqlite-store.ts';
import { pendingTask, step } from '../tasks/lifecycle.ts';
import type { RunResult, Task } from '../tasks/task.ts';
import { enginePaths } from './paths.ts';
import { isAlive, submitTo, TestEngine } from './testing.ts';

const quick = 'algorithm: PSO\nproblem: {dimensions: 2, function: sphere}\nseed: 3\n';

/** Over all but the first page, where the engine looks at each commit. */
function fillWithRubbish(file: string): void {
  const { size } = statSync(file);
  const opened = openSync(file, 'r+');
  writeSync(opened, Buffer.alloc(size - 4096, 0xab), 0, size - 4096, 4096);
  closeSync(opened);
}

suite('The engine whose file is damaged while it runs', () => {
  let engine: TestEngine;
  let file: string;

  setup(async () => {
    engine = new TestEngine('damaged');
    file = enginePaths(engine.directory).tasks;
    const store = await openSqliteStore({ file });
    const { spec, result } = exampleTask();
    const tasks: Task[] = [];
    for (let number = 1; number <= 10_000; number++) {
      const task = pendingTask({ id: `task-${number}`, group: `group-${number}`, number, priority: 0 }, spec, 1);
      tasks.push(task, step(step(task, { type: 'started', at: 1 }), { type: 'ended', at: 1, result: result as RunResult }));
    }
    await store.commit({ tasks }); // more than fits the memory of the store
    await store.close();
  });
  teardown(() => engine.remove());

  for (const [what, damage] of [
    ['filled with rubbish', () => fillWithRubbish(file)],
    ['truncated', () => truncateSync(file, 8192)],
  ] as const)
    test(`${what}, says so to who asks, ends, and is followed by one that keeps the file aside and runs tasks`, async () => {
      const client = await engine.connect();
      const { pid } = await client.status();
      damage();
      await assert.rejects(client.list({ text: 'nowhere' }), {
        code: 'refused',
        message: /The file of the tasks is damaged.*tasks\.sqlite\. The next start sets it aside/,
      });
      await until('the end of the engine', () => !isAlive(pid));
      const next = await engine.connect();
      assert.match((await next.status()).notices[0] ?? '', /was damaged and is kept as .*tasks\.sqlite\.corrupt-/);
      assert.equal(readdirSync(engine.directory).filter((name) => /\.corrupt-[^-]*-[^-]*-[^w]*$/.test(name)).length, 1);
      const { group } = await submitTo(next, quick);
      assert.equal((await next.watch(group, () => undefined))[0]?.state, 'SUCCESS');
    });
});
