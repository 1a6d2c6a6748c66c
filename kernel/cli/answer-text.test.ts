import assert from 'node:assert/strict';
import type { PointAnswer } from '../../sandbox/evaluate/evaluate-points.ts';
import { answerTexts } from './answer-text.ts';

suite('Answers in words', () => {
  const bad = { error: { kind: 'bad-value', message: 'No.' } } as const;
  const lines = async (...answers: readonly PointAnswer[]) => {
    const given = async function* () {
      yield* answers;
    };
    const told: string[] = [];
    for await (const line of answerTexts(given(), 'f.js')) told.push(line);
    return told;
  };

  test('are a line for each value, and for each run of the same error', async () => {
    assert.deepEqual(await lines({ value: 1 }, bad, bad, { value: -0 }, { value: 1 }, bad), [
      '1',
      'bad-value: No. (2 points)',
      '-0',
      '1',
      'bad-value: No.',
    ]);
    assert.deepEqual(await lines(bad, { error: { kind: 'runtime', message: 'No', line: 2 } }, bad), [
      'bad-value: No.',
      'runtime: No (f.js:2)',
      'bad-value: No.',
    ]);
    assert.deepEqual(await lines(), []);
  });

  test('tell the errors of all points that were answered before an unexpected end', async () => {
    const given = async function* () {
      yield* [{ value: 1 }, bad, bad];
      throw new Error('The end came.');
    };
    const told: string[] = [];
    await assert.rejects(async () => {
      for await (const line of answerTexts(given(), 'f.js')) told.push(line);
    }, /The end came/);
    assert.deepEqual(told, ['1', 'bad-value: No. (2 points)']);
  });
});
