import assert from 'node:assert/strict';
import { exampleTask } from '../../engine/charts/example-task.ts';
import { defaultLimits } from '../../sandbox/sandbox.ts';
import { taskText } from './task-text.ts';

suite('All of a task in words', () => {
  const fitness = { name: 'beam.ts', language: 'javascript', code: '', driver: 'auto', limits: defaultLimits } as const;

  test('tells how many evaluations failed, and how the first did', () => {
    const result = { failed_evaluations: 3, first_failure: 'Error: no (beam.ts:2).' };
    const text = taskText(exampleTask({ result }));
    assert.match(text, /^evaluations +3\nof these failed +3\nfirst failure +Error: no \(beam\.ts:2\)\.$/m);
    assert.doesNotMatch(taskText(exampleTask()), /failed|failure/);
  });

  test('calls a fitness by the language that it is written in, and its sandbox', () => {
    const task = exampleTask({ result: { sandbox: 'container' } });
    const written = { ...task, spec: { ...task.spec, fitness: { ...fitness, writtenIn: 'typescript' as const } } };
    assert.match(taskText(written), /^fitness +in TypeScript, in the container sandbox$/m);
  });

  test('names each of its times', () => {
    const task = { ...exampleTask({ result: { seconds: 0.5 } }), startedAt: 1_000, finishedAt: 3_000 };
    assert.match(taskText(task), /^time +0\.5 s of search, 2 s from start to end$/m);
  });
});
