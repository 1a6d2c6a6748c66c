import assert from 'node:assert/strict';
import vm from 'node:vm';
import fc from 'fast-check';
import { timSort } from './sort.ts';

type Compare = (a: number, b: number) => number;
const sort = vm.runInThisContext(timSort) as (list: number[], compare: Compare) => void; // what the text is

/** Comparisons, honest and otherwise; each is made anew, so that it draws the same numbers again. */
const comparisons: Readonly<Record<string, () => Compare>> = {
  'that is honest': () => (a, b) => a - b,
  'with many equals': () => (a, b) => (a % 7) - (b % 7),
  'that tells only of what is larger': () => (a, b) => Number(a > b),
  'that tells only of what is smaller': () => (a, b) => -Number(a < b),
  'that is always the same': () => () => 1,
  'that goes round in a circle': () => (a, b) => Math.sin(12.9 * a + 78.2 * b),
  'by chance': () => chance((drawn) => drawn - 0.5),
  'that errs now and then': () => chance((drawn, a, b) => (drawn < 0.05 ? -1 : a - b)),
};

/** Of all lengths, and with order in them, so that runs are merged in every way. */
const lists = [
  ...Array.from({ length: 40 }, (_, length) => ({ length, shape: 0 })),
  ...[63, 64, 65, 127, 150, 300, 777, 2500].flatMap((length) => [0, 1, 2, 3].map((shape) => ({ length, shape }))),
].map(({ length, shape }) => [
  ...[
    fc.sample(fc.integer({ min: 0, max: 1e6 }), { numRuns: length, seed: length + 1 }),
    fc.sample(fc.integer({ min: 0, max: 4 }), { numRuns: length, seed: length + 1 }),
    Array.from({ length }, (_, i) => (i % 50 === 17 ? i + 500 : i)),
    Array.from({ length }, (_, i) => Math.abs(((i * 3) % 400) - 200)),
  ][shape].slice(0, length),
]);

for (const [how, make] of Object.entries(comparisons))
  test(`a comparison ${how} is asked what V8 asks it, in the same order`, () => {
    for (const list of lists) {
      const asked: number[] = [];
      const expected: number[] = [];
      const theirs = noting(make(), expected);
      const ours = noting(make(), asked);
      const sorted = [...list];
      sort(sorted, ours);
      assert.deepEqual(sorted, [...list].sort(theirs));
      assert.deepEqual(asked, expected);
    }
  });

function noting(compare: Compare, asked: number[]): Compare {
  return (a, b) => {
    asked.push(a, b);
    return compare(a, b);
  };
}

function chance(answer: (drawn: number, a: number, b: number) => number): Compare {
  let state = 7;
  return (a, b) => {
    state = (state * 48271) % 2147483647;
    return answer(state / 2147483647, a, b);
  };
}
