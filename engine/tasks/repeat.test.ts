import assert from 'node:assert/strict';
import { exampleTask } from '../charts/example-task.ts';
import { repeatsOf } from './repeat.ts';
import type { Task } from './task.ts';

const fitness = (code: string) => ({ language: 'javascript', code });
const finished = (code?: string): Task => {
  const { spec, ...task } = exampleTask();
  return structuredClone({ ...task, state: 'SUCCESS', spec: { ...spec, ...(code ? { fitness: fitness(code) } : {}) } } as Task);
};

suite('Tasks that repeat others', () => {
  test('share the parts that are equal, so that a group keeps the code of a fitness once', () => {
    const tasks = new Map([finished('a'), finished('a'), finished('b'), finished()].map((task, i) => [String(i), task]));
    const wanted = repeatsOf(tasks, undefined);
    assert.ok(!('reason' in wanted));
    const specs = wanted.map(({ spec }) => spec);
    assert.equal(specs[1]?.fitness, specs[0]?.fitness);
    assert.deepEqual(specs[2]?.fitness, fitness('b'));
    assert.ok(!('fitness' in (specs[3] ?? {})));
    assert.equal(specs[3]?.problem, specs[0]?.problem);
  });

  test('name the first that cannot be run again, and why', () => {
    const active = { ...finished(), state: 'STARTED' } as Task;
    assert.deepEqual(repeatsOf(new Map([['x', active]]), undefined), { task: 'x', reason: 'not finished' });
    assert.deepEqual(repeatsOf(new Map([['y', undefined]]), undefined), { task: 'y', reason: 'unknown' });
  });
});
