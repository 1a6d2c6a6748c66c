import assert from 'node:assert/strict';
import { locateTypeError } from './locate-type-error.ts';

const text = 'let a = 1;\n  let b = (\n    c d);\n';

suite('the place of an error in TypeScript', () => {
  for (const [what, stack, place] of [
    ['under the carets', 'fitness.ts:3\n    c d);\n      ^\n\nSyntaxError: x', [3, 7, 3, 8]],
    [
      'the text of the first line where lines are marked',
      'fitness.ts:2\n>   let b = (\n>     c d);\n\nSyntaxError: x',
      [2, 3, 2, 12],
    ],
    ['the last line where Node counts one more', 'fitness.ts:9\n\n\nSyntaxError: x', [4, 1, 4, 2]],
    ['the first line where nothing is told', 'SyntaxError: x', [1, 1, 1, 11]],
    ['the first line where there is no stack', undefined, [1, 1, 1, 11]],
  ] as const)
    test(`is ${what}`, () => {
      const { line, column, endLine, endColumn } = locateTypeError(stack === undefined ? {} : { stack }, text);
      assert.deepEqual([line, column, endLine, endColumn], place);
    });
});
