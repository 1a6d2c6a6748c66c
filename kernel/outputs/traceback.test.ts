import assert from 'node:assert/strict';
import type { Finding } from '../../engine/config/config.ts';
import { inEnglish } from '../../sandbox/sentence.ts';
import { quoteFindings } from './traceback.ts';

const linesOf = (...of: Parameters<typeof quoteFindings>) => quoteFindings(...of).map(inEnglish);

const finding = (line: number, column: number, endColumn: number, endLine = line): Finding => ({
  severity: 'error',
  code: 'unknown-key',
  message: 'Unknown key.',
  line,
  column,
  endLine,
  endColumn,
  path: '',
});

suite('The traceback of a config', () => {
  test('quotes the line with carets under the place', () =>
    assert.deepEqual(linesOf('a: 1\nprolem: 2', [finding(2, 1, 7)]), [
      'line 2, column 1: Unknown key.',
      '2 | prolem: 2',
      '    ^^^^^^',
    ]));
  test('underlines to the end of the line what goes on beyond it', () =>
    assert.deepEqual(linesOf('key: [1,\n 2]', [finding(1, 6, 4, 2)]).slice(1), ['1 | key: [1,', '         ^^^']));
  test('points at the end of a line with one caret', () => assert.equal(linesOf('a:', [finding(1, 3, 3)])[2], '      ^'));
  test('shows a long line around the place only', () => {
    const [, quoted, caret] = linesOf(`${'x'.repeat(5000)}Y${'z'.repeat(5000)}`, [finding(1, 5001, 5002)]);
    assert.ok(quoted!.length < 200);
    assert.equal(quoted![caret!.indexOf('^')], 'Y');
  });
  test('names the file and the rule where the text is a file', () =>
    assert.deepEqual(linesOf('a: 1', [finding(1, 1, 2)], 'f.ts'), ['f.ts:1:1: Unknown key. [unknown-key]', '1 | a: 1', '    ^']));
  test('quotes nothing where the text has no such line', () =>
    assert.deepEqual(linesOf('', [finding(1, 1, 1)]), ['line 1, column 1: Unknown key.']));
});
