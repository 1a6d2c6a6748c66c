import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stepsOf } from './message-steps.ts';

const titlesOf = (message: string, titles: readonly string[]) =>
  stepsOf(
    message,
    titles.map((title) => ({ title, does: () => undefined })),
  ).map(({ title }) => title);

suite('The buttons of a message', () => {
  const long = 'Task 41 runs again as task 42; its earlier result is kept.';
  test('are none below a message that fits into its one line', () => {
    assert.deepEqual(titlesOf('No task is running.', []), []);
  });
  test('are those that lead on, and one at least below a message that VS Code would cut', () => {
    assert.deepEqual(titlesOf('No task is running.', ['Show Tasks']), ['Show Tasks']);
    assert.deepEqual(titlesOf(long, ['Show Tasks']), ['Show Tasks']);
    assert.deepEqual(titlesOf(long, []), ['OK']);
  });
  test('come from one place: nothing else shows a message that is no question', () => {
    const showing = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^(?:e2e|host-tests|bench)\b/.test(name))
      .filter((name) => {
        const text = readFileSync(path.join(import.meta.dirname, name), 'utf8').replaceAll(/\w+, \{ modal: true \}/g, 'modal');
        return /window\.show(?:Information|Warning|Error)Message(?!\(modal)/.test(text);
      });
    assert.deepEqual(showing, ['messages.ts']);
  });
});
