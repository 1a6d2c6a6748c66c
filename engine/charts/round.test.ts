import assert from 'node:assert/strict';
import { formatNumber, formatSeconds } from './round.ts';

suite('A number for a person', () => {
  for (const [value, text] of [
    [0, '0'],
    [-0, '0'],
    [1234567.891, '1,234,570'],
    [0.000123456789, '0.000123457'],
    [1.5e-15, '1.5e-15'],
    [-2.5e12, '-2.5e12'],
    [99.9999999, '100'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ] as const)
    test(`shows ${Object.is(value, -0) ? '-0' : value} as ${text}`, () => assert.equal(formatNumber(value), text));
  for (const [seconds, text] of [
    [0, '0 s'],
    [0.01234, '0.012 s'],
    [9.96, '10 s'],
    [42.04, '42.0 s'],
    [59.99, '60.0 s'],
    [200, '3 min 20 s'],
  ] as const)
    test(`shows ${seconds} seconds as ${text}`, () => assert.equal(formatSeconds(seconds), text));
});
