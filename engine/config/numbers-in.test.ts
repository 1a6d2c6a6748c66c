import assert from 'node:assert/strict';
import { numberNamed, numbersIn } from './numbers-in.ts';
import { parseConfig } from './parse.ts';

suite('Numbers in texts', () => {
  test('are named by words up to twenty, and by digits', () => {
    assert.deepEqual(['zero', 'Five', ' twenty ', '-2.5', '1e3'].map(numberNamed), [0, 5, 20, -2.5, 1000]);
    assert.deepEqual(['many', 'thirty', '5 or 6', ''].map(numberNamed), [undefined, undefined, undefined, undefined]);
  });

  test('are found where a comma is missing between them', () => {
    assert.deepEqual(numbersIn(['-5 5']), ['-5', '5']);
    assert.deepEqual(numbersIn(['-5, 1e3']), ['-5', '1e3']);
    assert.deepEqual(numbersIn([1, '2 3']), ['1', '2', '3']);
  });

  test('are not found in single numbers and in other texts', () => {
    for (const values of [[-5, 5], ['low high'], ['-5 5 cm'], [undefined, '1 2'], ['']])
      assert.equal(numbersIn(values), undefined);
  });

  for (const [bounds, message] of [
    ['[-5 5]', 'Expected a comma between two numbers, got "[-5 5]"; write "[-5, 5]".'],
    ['[-5 5, 0 1]', 'Expected a comma between two numbers, got "[-5 5, 0 1]"; write "[[-5, 5], [0, 1]]".'],
    ['[[-5 5], [0, 1]]', 'Expected a comma between two numbers, got "[-5 5]"; write "[-5, 5]".'],
    ['1 2 3', 'Expected bounds to be [lower, upper] or one such pair per dimension, got 3 values.'],
    ['[1 2 3]', 'Expected bounds to be [lower, upper] or one such pair per dimension, got 3 values.'],
    ['[[1 2 3], [0, 1]]', 'Expected a pair [lower, upper], got 3 numbers.'],
    ['"-5, 5"', 'Expected brackets around bounds, got "-5, 5"; write "[-5, 5]".'],
  ] as const)
    test(`are told with what is missing between them: ${bounds}`, () => {
      const { findings } = parseConfig(`algorithm: PSO\nproblem: {function: sphere, dimensions: 2, bounds: ${bounds}}\n`);
      assert.deepEqual(
        findings.map((finding) => finding.message),
        [message],
      );
    });
});
