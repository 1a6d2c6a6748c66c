import assert from 'node:assert/strict';
import { numberNamed, numbersIn, secondsNamed } from './numbers-in.ts';
import { parseConfig } from './parse.ts';

suite('Numbers in texts', () => {
  test('are named by words up to twenty, and by digits', () => {
    assert.deepEqual(
      ['zero', 'Five', ' twenty ', '-2.5', '1e3'].map((text) => numberNamed(text)),
      [0, 5, 20, -2.5, 1000],
    );
    assert.deepEqual(
      ['many', 'thirty', '5 or 6', ''].map((text) => numberNamed(text)),
      [undefined, undefined, undefined, undefined],
    );
  });

  test('may have signs between their digits: underscores, and commas between the thousands of whole ones', () => {
    assert.equal(numberNamed('10_000'), 10_000);
    assert.deepEqual(
      ['10,000', '1,000,000', '2,5', '10,00'].map((text) => numberNamed(text, true)),
      [10_000, 1_000_000, undefined, undefined],
    );
    assert.equal(numberNamed('1,500'), undefined); // elsewhere it may be one and a half
  });

  test('may be seconds by their unit', () => {
    assert.deepEqual(['10s', '2 min', '1.5 hours', '10', 's', '5 m/s'].map(secondsNamed), [10, 120, 5400, ...Array(3)]);
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
