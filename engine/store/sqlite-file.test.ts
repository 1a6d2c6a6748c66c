import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { exampleTask } from '../charts/example-task.ts';
import { pendingTask } from '../tasks/lifecycle.ts';
import type { Task } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/task-store.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { mountSmallDisk } from './small-disk.ts';

const { spec } = exampleTask();
const newTask = (number: number): Task =>
  pendingTask({ id: `task-${number}`, group: `group-${number}`, number, priority: 0 }, spec, 1);

suite('the file of the tasks', () => {
  let directory: string;
  let file: string;
  const stores: TaskStore[] = [];
  const open = async (): Promise<TaskStore> => {
    const store = await openSqliteStore({ file });
    stores.push(store);
    return store;
  };
  const closeAll = async (): Promise<void> => {
    for (const store of stores.splice(0)) await store.close();
  };
  const asides = (): string[] => readdirSync(directory).filter((name) => name.includes('.corrupt-'));

  setup(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-file-'));
    file = path.join(directory, 'tasks.sqlite');
    const store = await open();
    await store.commit({ tasks: Array.from({ length: 500 }, (_, i) => newTask(i + 1)) });
    await closeAll();
  });
  teardown(async () => {
    await closeAll();
    await rm(directory, { recursive: true });
  });

  for (const [what, damage] of [
    ['filled with rubbish', () => writeFileSync(file, 'no database '.repeat(5000))],
    ['truncated', () => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['emptied', () => truncateSync(file, 0)],
    [
      'overwritten in the middle',
      () => {
        const bytes = readFileSync(file);
        bytes.fill(0xab, 8192, bytes.length - 8192);
        writeFileSync(file, bytes);
      },
    ],
  ] as const)
    test(`${what}, is set aside under a name that is told, and a new one works`, async () => {
      damage();
      const damaged = readFileSync(file);
      const store = await open();
      assert.equal(asides().length, 1);
      assert.ok(store.notices[0]?.includes(asides()[0]), store.notices[0]);
      // Looking at it may have counted up the header.
      assert.deepEqual(readFileSync(path.join(directory, asides()[0])).subarray(100), damaged.subarray(100));
      assert.deepEqual((await store.list({})).tasks, []);
      await store.commit({ tasks: [newTask(1)] });
      await closeAll();
      const again = await open();
      assert.deepEqual([again.notices, (await again.active()).length, asides().length], [[], 1, 1]);
    });

  test('that shows damage only in use says so, and is set aside by the next start', async () => {
    const store = await open();
    await store.commit({ tasks: Array.from({ length: 10_000 }, (_, i) => newTask(i + 501)) }); // more than fits its memory
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xab, 4096));
    await assert.rejects(store.read({ limit: 500, text: 'x' }), { name: 'StoreError', code: 'damaged', message: /next start/ });
    await closeAll();
    assert.match((await open()).notices[0] ?? '', /was damaged and is kept as/);
  });

  test('is nobody else’s while it is open', async () => {
    await open();
    await assert.rejects(openSqliteStore({ file }), { name: 'StoreError', code: 'in-use', message: /Another program uses/ });
    await closeAll();
    assert.deepEqual((await open()).notices, []);
  });

  test('keeps what was committed though its process ends without closing it', async () => {
    const store = await open();
    await store.commit({ tasks: [newTask(501)] });
    const copy = path.join(directory, 'copy.sqlite');
    for (const end of ['', '-wal']) copyFileSync(file + end, copy + end); // what a killed process leaves
    const left = await openSqliteStore({ file: copy });
    stores.push(left);
    assert.deepEqual([left.notices, await left.lastNumber()], [[], 501]);
  });

  test('of a newer version is refused, and left as it is', async () => {
    const database = new DatabaseSync(file);
    database.exec(`insert into kysely_migration values ('999-future', '2030-01-01')`);
    database.close();
    await assert.rejects(open(), { name: 'StoreError', code: 'newer', message: /newer OptimizeHub.*Update/ });
    assert.deepEqual(asides(), []);
  });

  test('in a folder that is not there cannot be opened, and says where', async () => {
    file = path.join(directory, 'nowhere', 'tasks.sqlite');
    await assert.rejects(open(), { code: 'unwritable', message: /nowhere/ });
  });

  test('on a full disk refuses the commit, keeps what it had, and works again once there is room', async () => {
    const disk = mountSmallDisk(2 * 1024 * 1024);
    try {
      file = path.join(disk.directory, 'tasks.sqlite');
      const store = await open();
      await store.commit({ tasks: [newTask(1)] });
      disk.fill();
      const many = Array.from({ length: 2000 }, (_, i) => newTask(i + 2));
      await assert.rejects(store.commit({ tasks: many }), { code: 'full', message: /disk is full.*Make room/ });
      assert.deepEqual(await store.active(), [newTask(1)]);
      disk.clear();
      await store.commit({ tasks: many.slice(0, 10) });
      assert.equal(await store.lastNumber(), 11);
      await closeAll();
      assert.ok(existsSync(file));
    } finally {
      await closeAll();
      disk.remove();
    }
  });
});
