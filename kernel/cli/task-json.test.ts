import assert from 'node:assert/strict';
import { exampleTask } from '../../engine/charts/example-task.ts';
import { taskJson } from './task-json.ts';

suite('A task as JSON', () => {
  test('tells how many evaluations failed and the first of them, and nothing of it where none did', () => {
    const task = exampleTask();
    const { result } = task;
    assert.ok(result);
    assert.ok(!('failed_evaluations' in JSON.parse(taskJson(task))));
    const failing = { ...task, result: { ...result, failed_evaluations: 3, first_failure: 'Error: no (f.js:2).' } };
    const { failed_evaluations, first_failure } = JSON.parse(taskJson(failing));
    assert.deepEqual([failed_evaluations, first_failure], [3, 'Error: no (f.js:2).']);
  });

  test('tells why it failed', () => {
    const failed = { ...exampleTask(), state: 'FAILURE' as const, error: { kind: 'user' as const, message: 'It threw.' } };
    assert.equal(JSON.parse(taskJson(failed)).error, 'It threw.');
  });
});
