import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { openSqliteStore } from '../store/open-sqlite-store.ts';
import { type Operation, operationsOf, TaskWorld } from './task-world.ts';

/** Operations over all sequences; a long search sets more. */
const operations = Number(process.env.OPTIMIZEHUB_TEST_OPERATIONS ?? 3000);
const perSequence = 60;

suite('The scheduler', function () {
  this.timeout(Math.max(180_000, operations * 20));
  let directory: string;

  setup(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-scheduler-'));
  });
  teardown(() => rm(directory, { recursive: true }));

  let count = 0;
  async function play(sequence: readonly Operation[]): Promise<TaskWorld> {
    const file = path.join(directory, `${++count}.sqlite`);
    const world = new TaskWorld(() => openSqliteStore({ file }));
    await world.open();
    for (const operation of sequence) await world.do(operation);
    return world;
  }

  test('loses and doubles nothing, whatever happens in whatever order, with ends of the engine between', async () => {
    await fc.assert(
      fc.asyncProperty(operationsOf(perSequence), async (sequence) => {
        const world = await play(sequence);
        await world.finishAll();
        await world.check();
        await world.close();
      }),
      { numRuns: Math.ceil(operations / perSequence) },
    );
  });

  test('keeps the loss of a run that came just after its checkpoint', async () => {
    const world = await play([
      { kind: 'submit', tasks: 1, priority: 0 },
      { kind: 'run', which: 0, event: 'checkpoint' },
      { kind: 'run', which: 0, event: 'lost' },
      { kind: 'cancel', which: 0 },
    ]);
    await world.finishAll();
    await world.check();
    await world.close();
  });

  test('starts the higher priority first, and equals in order', async () => {
    const world = await play([
      { kind: 'submit', tasks: 2, priority: 0 },
      { kind: 'submit', tasks: 1, priority: 5 },
      { kind: 'submit', tasks: 1, priority: -5 },
      { kind: 'submit', tasks: 1, priority: 0 },
    ]);
    await world.finishAll();
    assert.deepEqual(world.startedNumbers(), [1, 2, 3, 5, 4]); // two at once: 1 and 2 had begun
    await world.close();
  });

  test('goes on with interrupted runs before waiting ones, from their checkpoints', async () => {
    const world = await play([
      { kind: 'submit', tasks: 4, priority: 0 },
      { kind: 'run', which: 1, event: 'checkpoint' },
      { kind: 'settle' },
      { kind: 'crash' },
    ]);
    assert.deepEqual(world.startedNumbers().slice(2, 4), [1, 2]);
    assert.deepEqual(world.resumedFrom(), [undefined, 'a checkpoint']);
    await world.finishAll();
    await world.check();
    await world.close();
  });

  test('does not use a checkpoint of another version', async () => {
    const world = await play([
      { kind: 'submit', tasks: 1, priority: 0 },
      { kind: 'run', which: 0, event: 'checkpoint' },
      { kind: 'settle' },
    ]);
    world.version = 'another';
    await world.do({ kind: 'crash' });
    assert.deepEqual(world.resumedFrom(), [undefined]);
    await world.close();
  });
});
