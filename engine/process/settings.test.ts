import assert from 'node:assert/strict';
import os from 'node:os';
import { readSettings } from './settings.ts';

suite('the settings of the engine', () => {
  test('have defaults: as many tasks at once as there are cores, ten idle minutes, half a year of history', () => {
    assert.deepEqual(readSettings({ OPTIMIZEHUB_CONCURRENCY: '' }), {
      idleMs: 600_000,
      concurrency: os.availableParallelism(),
      keepDays: 180,
      keepTasks: 20_000,
    });
  });

  test('come from the environment, and one that is not usable is named', () => {
    assert.equal(readSettings({ OPTIMIZEHUB_CONCURRENCY: '7' }).concurrency, 7);
    for (const text of ['0', '-1', '1.5', 'many', '1e999'])
      assert.throws(() => readSettings({ OPTIMIZEHUB_CONCURRENCY: text }), {
        message: `Expected OPTIMIZEHUB_CONCURRENCY to be a whole number of at least 1, got "${text}".`,
      });
  });

  test('name a database by its URL, and a wrong one is refused without telling its password', () => {
    const storeUrl = 'postgres://me:secret@db.example.org:5432/tasks';
    assert.equal(readSettings({ OPTIMIZEHUB_STORE: storeUrl }).storeUrl, storeUrl);
    for (const text of ['mysql://me:secret@db/tasks', 'db:secret'])
      assert.throws(
        () => readSettings({ OPTIMIZEHUB_STORE: text }),
        ({ message }: Error) => /postgres:\/\//.test(message) && !message.includes('secret'),
      );
  });
});
