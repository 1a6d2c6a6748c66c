import assert from 'node:assert/strict';
import { processUsage, usageOf } from './process-usage.ts';

suite('What a process has used', () => {
  test('is read past a name that looks like more fields', () => {
    const after = 'S 1 2 3 4 5 6 7 8 9 10 250 50 13 14 15 16 17 18 19 20 1000 22';
    assert.deepEqual(usageOf(`42 (a) b 1 2) ${after}\n`), { cpuMs: 3000, memoryBytes: 4_096_000 });
  });

  test('is that of this very process, roughly', async function () {
    if (process.platform !== 'linux') return this.skip();
    const usage = await processUsage(process.pid);
    const { user, system } = process.cpuUsage();
    assert.ok(usage);
    assert.ok(Math.abs(usage.cpuMs - (user + system) / 1000) < 500);
    assert.ok(Math.abs(usage.memoryBytes / process.memoryUsage.rss() - 1) < 0.5);
  });

  test('is not known of a process that is gone', async () => {
    assert.equal(await processUsage(2 ** 30), undefined);
  });
});
