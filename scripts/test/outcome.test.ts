import assert from 'node:assert/strict';
import { judge, total } from './outcome.ts';

const report = (passes: number, failures: number, pending = 0, failed: readonly object[] = []) =>
  JSON.stringify({ stats: { passes, failures, pending }, failures: failed });

suite('The outcome of a test suite', () => {
  test('is what its report counts', () => {
    assert.deepEqual(judge(0, report(5, 0, 1), true), {
      kind: 'counted',
      passed: 5,
      failed: 0,
      skipped: 1,
      failures: [],
    });
    const { failed } = { failed: 0, ...judge(2, report(5, 2), true) };
    assert.equal(failed, 2);
  });
  test('names each failed test with the first line of its reason', () => {
    const failed = [{ fullTitle: 'A run ends', err: { message: 'Expected 1, got 2.\n+ more' } }];
    const { failures } = { failures: [], ...judge(1, report(5, 1, 0, failed), true) };
    assert.deepEqual(failures, ['A run ends: Expected 1, got 2.']);
  });
  test('is a crash when there is no report, whatever the exit code', () => {
    assert.equal(judge(0, undefined, true).kind, 'crashed');
  });
  test('is a crash when it ends badly though every counted test passed', () => {
    assert.equal(judge(1, report(5, 0), true).kind, 'crashed');
  });
  test('is a crash when it held no test at all', () => {
    assert.equal(judge(0, report(0, 0), true).kind, 'crashed');
  });
  test('adds a failure for each crash', () => {
    const outcomes = [judge(0, report(5, 0), true), judge(1, undefined, false)];
    assert.deepEqual(total(outcomes, true), { passed: 5, failed: 1 });
  });
  test('counts skips as failures only where none is allowed', () => {
    const outcomes = [judge(0, report(5, 0, 2), true), { kind: 'skipped', why: 'no Chromium' } as const];
    assert.deepEqual(total(outcomes, true), { passed: 5, failed: 0 });
    assert.deepEqual(total(outcomes, false), { passed: 5, failed: 3 });
  });
});
