import assert from 'node:assert/strict';
import { spendingOfStretches } from './stretches.ts';

const stretches = [
  { evaluations: 100, perIteration: 10, perIterationLater: 10 },
  { evaluations: 50, perIteration: 5, perIterationLater: 1 },
];
const unlimited = Number.POSITIVE_INFINITY;

suite('The spending of a run in stretches', () => {
  test('goes on with the last stretch where all are through, at its later pace', () => {
    assert.deepEqual(spendingOfStretches(stretches, { iterations: 30, evaluations: unlimited }), [
      { iterations: 10, evaluations: 100 },
      { iterations: 20, evaluations: 60 },
    ]);
  });
  test('ends in the stretch where the iterations or the evaluations of the run are spent', () => {
    assert.deepEqual(spendingOfStretches(stretches, { iterations: 4, evaluations: unlimited }), [
      { iterations: 4, evaluations: 40 },
      { iterations: 0, evaluations: 0 },
    ]);
    assert.deepEqual(spendingOfStretches(stretches, { iterations: unlimited, evaluations: 120 }), [
      { iterations: 10, evaluations: 100 },
      { iterations: 4, evaluations: 20 },
    ]);
  });
  test('has no end where nothing ends the run', () => {
    const open = [{ evaluations: unlimited, perIteration: 10, perIterationLater: 10 }];
    assert.deepEqual(spendingOfStretches(open, { iterations: unlimited, evaluations: unlimited }), [
      { iterations: unlimited, evaluations: unlimited },
    ]);
  });
});
