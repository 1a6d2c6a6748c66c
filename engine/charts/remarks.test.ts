import assert from 'node:assert/strict';
import { exampleTask } from './example-task.ts';
import { remarksOf } from './remarks.ts';
import { summarize } from './summarize.ts';

suite('remarks on a result', () => {
  test('say what an algorithm chose, which sandbox ran and what failed first, each once', () => {
    const result = { explanation: 'CMA-ES alone.', sandbox: 'embedded', first_failure: 'Error: no.' } as const;
    const tasks = [exampleTask({ result }), exampleTask({ run: 1, result })];
    assert.deepEqual(remarksOf(summarize(tasks)), [
      [tasks[0].spec.algorithm.name, 'CMA-ES alone.'],
      ['sandbox', 'embedded'],
      ['first failure', 'Error: no.'],
    ]);
  });

  test('are none where there is nothing to say', () => {
    assert.deepEqual(remarksOf(summarize([exampleTask({})])), []);
  });
});
