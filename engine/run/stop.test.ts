import assert from 'node:assert/strict';
import type { StopRules } from '../config/config.ts';
import { firstMet, fractionOf, limitsOf, type Standing } from './stop.ts';

const standing: Standing = {
  evaluations: 10,
  iterations: 1,
  best: 5,
  seconds: 1,
  iterationsWithoutImprovement: 0,
  isFinished: false,
  isCancelled: false,
};
const endless = Number.POSITIVE_INFINITY;

suite('Stop rules', () => {
  test('that are absent never end a run', () => {
    assert.equal(firstMet({ ...standing, evaluations: 1e300, best: -1e300 }, limitsOf({}, endless, 1)), undefined);
  });

  test('are each met exactly at their limit', () => {
    const rules: [StopRules, Partial<Standing>, Partial<Standing>, string][] = [
      [{ evaluations: 11 }, { evaluations: 10 }, { evaluations: 11 }, 'evaluations'],
      [{ target: 4 }, { best: 4.1 }, { best: 4 }, 'target'],
      [{ seconds: 3 }, { seconds: 2.9 }, { seconds: 3 }, 'seconds'],
      [{ stagnation: 2 }, { iterationsWithoutImprovement: 1 }, { iterationsWithoutImprovement: 2 }, 'stagnation'],
    ];
    for (const [rule, before, at, name] of rules) {
      const limits = limitsOf(rule, endless, 1);
      assert.equal(firstMet({ ...standing, ...before }, limits), undefined);
      assert.equal(firstMet({ ...standing, ...at }, limits), name);
    }
  });

  test('of iterations and of the soft limit are met exactly, too', () => {
    const limits = limitsOf({}, 7, 1, 30);
    assert.equal(firstMet({ ...standing, iterations: 6, seconds: 29.9 }, limits), undefined);
    assert.equal(firstMet({ ...standing, iterations: 7 }, limits), 'max_iterations');
    assert.equal(firstMet({ ...standing, seconds: 30 }, limits), 'soft_limit');
  });

  test('look at the target in the user’s sign', () => {
    const limits = limitsOf({ target: 8 }, endless, -1);
    assert.equal(firstMet({ ...standing, best: -7.9 }, limits), undefined);
    assert.equal(firstMet({ ...standing, best: -8 }, limits), 'target');
    assert.equal(firstMet({ ...standing, best: -5 }, limitsOf({ target: 0 }, endless, 1)), 'target');
  });

  test('that are met at once are told in one order', () => {
    const all = { evaluations: 10, target: 5, seconds: 1, stagnation: 0 };
    const order = ['cancelled', 'target', 'evaluations', 'max_iterations', 'final_temp', 'stagnation', 'seconds', 'soft_limit'];
    const without: Partial<Standing>[] = [
      {},
      { isCancelled: false },
      { best: 6 },
      { evaluations: 9 },
      { iterations: 0 },
      { isFinished: false },
      { iterationsWithoutImprovement: -1 },
    ];
    let now: Standing = { ...standing, isFinished: true, isCancelled: true };
    const told = without.map((change) => {
      now = { ...now, ...change };
      return firstMet(now, limitsOf(all, 1, 1, 1));
    });
    told.push(firstMet(now, limitsOf({ ...all, seconds: 2 }, 1, 1, 1)));
    assert.deepEqual(told, order);
  });
});

suite('The share of a run that is done', () => {
  test('is that of the bounding rule that is nearest, and at most all of it', () => {
    const limits = limitsOf({ evaluations: 100, seconds: 4 }, 20, 1);
    assert.equal(fractionOf({ ...standing, evaluations: 10, iterations: 1, seconds: 1 }, limits), 0.25);
    assert.equal(fractionOf({ ...standing, evaluations: 60, iterations: 1, seconds: 1 }, limits), 0.6);
    assert.equal(fractionOf({ ...standing, evaluations: 10, iterations: 15, seconds: 1 }, limits), 0.75);
    assert.equal(fractionOf({ ...standing, evaluations: 110 }, limits), 1);
  });

  test('is 0 before the first iteration, and unknown where no rule bounds the run', () => {
    const before = { ...standing, evaluations: 0, iterations: -1, seconds: 0 };
    assert.equal(fractionOf(before, limitsOf({ evaluations: 100 }, endless, 1)), 0);
    assert.equal(fractionOf(before, limitsOf({}, 20, 1)), 0);
    assert.equal(fractionOf(standing, limitsOf({ target: 3, stagnation: 5 }, endless, 1)), null);
  });
});
