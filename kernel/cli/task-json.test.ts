import assert from 'node:assert/strict';
import { exampleTask } from '../../engine/charts/example-task.ts';
import { defaultLimits } from '../../sandbox/sandbox.ts';
import { taskJson } from './task-json.ts';

suite('A task as JSON', () => {
  test('tells how many evaluations failed and the first of them, and nothing of it where none did', () => {
    const task = exampleTask();
    const { result } = task;
    assert.ok(result);
    assert.ok(!('failed_evaluations' in JSON.parse(taskJson(task, String))));
    const failing = { ...task, result: { ...result, failed_evaluations: 3, first_failure: 'Error: no (f.js:2).' } };
    const { failed_evaluations, first_failure } = JSON.parse(taskJson(failing, String));
    assert.deepEqual([failed_evaluations, first_failure], [3, 'Error: no (f.js:2).']);
  });

  test('tells why it failed', () => {
    const failed = { ...exampleTask(), state: 'FAILURE' as const, error: { kind: 'user' as const, message: 'It threw.' } };
    assert.deepEqual(JSON.parse(taskJson(failed, String)).error, { kind: 'user', message: 'It threw.' });
  });

  test('tells where in the file of its fitness it failed, apart from the sentence', () => {
    const task = exampleTask();
    const fitness = { name: './f.ts', language: 'javascript', code: '', driver: 'auto', limits: defaultLimits } as const;
    const error = { kind: 'user', message: 'It threw (./f.ts:2:9).', place: { line: 2, column: 9 } } as const;
    const failed = { ...task, spec: { ...task.spec, fitness }, state: 'FAILURE', error } as const;
    const told = JSON.parse(taskJson(failed, (name) => `samples/${name.slice(2)}`)).error;
    assert.deepEqual(told, { kind: 'user', message: 'It threw.', file: 'samples/f.ts', line: 2, column: 9 });
  });
});
