import assert from 'node:assert/strict';
import { sayProgress } from '../../sandbox/images/image-progress.ts';
import { inEnglish, say } from '../../sandbox/sentence.ts';
import { exampleTask, runningTask } from './example-task.ts';
import { remarksOf } from './remarks.ts';
import type { RunSummary } from './run-summary.ts';
import { summarize } from './summarize.ts';

const told = (summary: RunSummary) => remarksOf(summary).map((remark) => remark.map(inEnglish));

suite('remarks on a result', () => {
  test('say what an algorithm chose, which sandbox ran and what failed first, each once', () => {
    const result = { explanation: 'CMA-ES alone.', sandbox: 'embedded', first_failure: 'Error: no.' } as const;
    const tasks = [exampleTask({ result }), exampleTask({ run: 1, result })];
    assert.deepEqual(told(summarize(tasks)), [
      [tasks[0].spec.algorithm.name, 'CMA-ES alone.'],
      ['sandbox', 'embedded'],
      ['first failure', 'Error: no.'],
    ]);
  });

  test('say what a started run still waits for, and why another sandbox ran it than others before', () => {
    const waiting = {
      ...runningTask(),
      preparing: sayProgress({ language: 'python', step: say('unpacking {0}', 'numpy'), fraction: 0.4 }),
    };
    assert.deepEqual(told(summarize([waiting])), [['now', 'Preparing the sandbox image (Python): unpacking numpy … 40 %']]);
    const result = { sandbox: 'embedded', sandbox_reason: 'the container engine no longer answers' } as const;
    assert.deepEqual(told(summarize([exampleTask({ result })])), [
      ['sandbox', 'embedded, because the container engine no longer answers'],
    ]);
  });

  test('are the sentences of a result, so that they can be told in other languages, where it has them', () => {
    const why = say('CMA-ES alone, because of {0} dimensions.', 3);
    const result = { explanation: inEnglish(why), sentences: { explanation: why } };
    assert.deepEqual(remarksOf(summarize([exampleTask({ result })])), [['particle_swarm', why]]);
  });

  test('are none where there is nothing to say', () => {
    assert.deepEqual(told(summarize([exampleTask({})])), []);
  });
});
