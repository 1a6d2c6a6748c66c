import assert from 'node:assert/strict';
import { say } from '../../sandbox/sentence.ts';
import { exampleTask } from '../charts/example-task.ts';
import { summarizeTask } from './summarize-task.ts';
import { summaryData, taskData } from './task-data.ts';

const failure = say('{0} at x = {1}', 'Error: no', '[1]');
const error = { kind: 'user', message: 'It threw.', sentence: say('It threw.') } as const;
const example = exampleTask({ result: { first_failure: 'Error: no at x = [1].', sentences: { first_failure: failure } } });
const result = example.result ?? assert.fail();
const task = {
  ...example,
  error,
  progress: result,
  preparing: say('unpacking {0}', 'python3-numpy'),
};

suite('A task as data', () => {
  test('says in English what can be told in other languages, once, and everything else as it is', () => {
    const { preparing, error, progress, result, ...rest } = JSON.parse(JSON.stringify(task));
    const withoutSentences = ({ sentences, ...run }: Readonly<Record<string, unknown>>) => {
      assert.ok(sentences);
      return run;
    };
    assert.ok(preparing.template && error.sentence.template);
    assert.deepEqual(JSON.parse(JSON.stringify(taskData(task))), {
      ...rest,
      preparing: 'unpacking python3-numpy',
      error: { kind: 'user', message: 'It threw.' },
      progress: withoutSentences(progress),
      result: withoutSentences(result),
    });
  });

  test('in a list says why it failed in English only', () => {
    const { error_sentence, ...rest } = summarizeTask(task);
    assert.deepEqual(error_sentence, error.sentence);
    assert.deepEqual(summaryData(summarizeTask(task)), rest);
  });
});
