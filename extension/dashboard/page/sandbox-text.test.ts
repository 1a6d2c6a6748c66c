import assert from 'node:assert/strict';
import { exampleTask, runningTask } from '../../../engine/charts/example-task.ts';
import type { Task } from '../../../engine/tasks/task.ts';
import { defaultLimits } from '../../../sandbox/sandbox.ts';
import { sandboxText } from './sandbox-text.ts';

const withDriver = (task: Task, driver: 'auto' | 'embedded'): Task => {
  const fitness = { name: './throws.ts', language: 'javascript', code: '', driver, limits: defaultLimits } as const;
  return { ...task, spec: { ...task.spec, fitness } };
};
const ranIn = (sandbox: 'embedded' | 'container') => exampleTask({ result: { sandbox } });

suite('The sandbox of a task', () => {
  for (const [what, task, text] of [
    ['is what was asked for, with the one that ran', withDriver(ranIn('embedded'), 'auto'), 'auto (embedded)'],
    ['is told so for a container, too', withDriver(ranIn('container'), 'auto'), 'auto (container)'],
    ['is told once where both are the same', withDriver(ranIn('embedded'), 'embedded'), 'embedded'],
    ['is what was asked for until the task tells which one ran', withDriver(runningTask(), 'auto'), 'auto'],
    ['is none for a built-in function', exampleTask(), 'none: a built-in function'],
  ] as const)
    test(what, () => assert.equal(sandboxText(task), text));
});
