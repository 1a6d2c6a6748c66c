import assert from 'node:assert/strict';
import { createProgressLine } from './progress-line.ts';

suite('A line of progress', () => {
  function written(isTTY: boolean, texts: readonly string[]): string {
    let all = '';
    const write = (text: string | Uint8Array): boolean => {
      all += text;
      return true;
    };
    const line = createProgressLine({ isTTY, columns: 12, write });
    for (const text of texts) line.show(text);
    line.clear();
    return all;
  }

  test('is redrawn in place on a terminal, no wider than that and with its percents, and taken away', () =>
    assert.equal(written(true, ['a … 1 %', 'a … 1 %', 'a long text … 2 %']), '\r\x1b[Ka … 1 %\r\x1b[Ka lon … 2 %\r\x1b[K'));
  test('is one line for each step elsewhere', () => assert.equal(written(false, ['a … 1 %', 'a … 2 %', 'b … 3 %']), 'a\nb\n'));
  test('leaves nothing where nothing was shown', () => assert.equal(written(true, []), ''));
});
