import assert from 'node:assert/strict';
import { inEnglish } from '../../../sandbox/sentence.ts';
import { planFor } from './plan.ts';

const shares = (dimensions: number, budget: number) =>
  planFor(dimensions, budget).segments.map(({ member, evaluations }) => [member, evaluations]);

suite('The plan of auto', () => {
  test('runs four algorithms one after another, and spends its whole budget on them', () => {
    assert.deepEqual(shares(10, 20_000), [
      ['generalized_annealing', 1000],
      ['cma_es', 4000],
      ['lshade', 12_000],
      ['polish', 2000],
      ['cma_es', 1000],
    ]);
  });

  test('gives a budget below 250 evaluations per dimension to generalized annealing alone', () => {
    assert.deepEqual(shares(10, 2499), [['generalized_annealing', 2499]]);
    assert.equal(shares(10, 2500).length, 5);
  });

  test('leaves more than 300 dimensions to L-SHADE, and a run without a budget to CMA-ES', () => {
    assert.deepEqual(shares(301, 1e9), [['lshade', 1e9]]);
    assert.equal(shares(300, 1e9).length, 5);
    assert.deepEqual(shares(10, Number.POSITIVE_INFINITY), [['cma_es', Number.POSITIVE_INFINITY]]);
  });

  test('says why in numbers that can be read', () => {
    const why = (dimensions: number, budget: number) => inEnglish(planFor(dimensions, budget).why);
    assert.match(why(10, 200_000), /5 % of 200,000 evaluations/);
    assert.match(why(30, 2000), /2,000 evaluations in 30 dimensions/);
    assert.match(why(2000, 1e6), /in 2,000 dimensions/);
  });
});
