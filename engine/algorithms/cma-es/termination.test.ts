import assert from 'node:assert/strict';
import { Distribution, strategyOf } from './distribution.ts';
import { History, hasCollapsed, iterationCap } from './termination.ts';

const order = Int32Array.of(0, 1, 2, 3);

/** A history of iterations whose best and median fitness are given. */
function historyOf(rows: readonly (readonly [best: number, median: number])[]): History {
  const history = new History(4, 120);
  for (const [best, median] of rows) history.record(Float64Array.of(best, median, median, median), order);
  return history;
}

suite('A restart of CMA-ES is flat', () => {
  const flat = Float64Array.of(5, 5, 5, 5);

  test('when the latest bests and the newest iteration lie within 1e-12, but not before ten iterations', () => {
    const rows = (count: number) => Array.from({ length: count }, () => [5, 5] as const);
    assert.ok(!historyOf(rows(9)).isFlat(flat, order));
    assert.ok(historyOf(rows(10)).isFlat(flat, order));
  });

  test('not while one of the latest bests or of the newest values stands out', () => {
    const rows = Array.from({ length: 40 }, (): [number, number] => [5, 5]);
    assert.ok(!historyOf(rows).isFlat(Float64Array.of(5, 5, 5, 5 + 1e-11), order));
    assert.ok(!historyOf(rows.with(20, [5 + 1e-11, 6])).isFlat(flat, order));
    assert.ok(historyOf(rows.with(5, [7, 8])).isFlat(flat, order), 'older than a quarter of the window of 121');
  });
});

suite('A restart of CMA-ES stagnates', () => {
  const window = 121;
  const falling = (k: number) => 1000 - k;
  const rows = (best: (k: number) => number, median: (k: number) => number, count = window) =>
    Array.from({ length: count }, (_, k) => [best(k), median(k)] as const);
  const still = () => 5;

  test('when neither best nor median has improved over a whole window', () => {
    assert.ok(historyOf(rows(still, still)).isStagnant(window));
    assert.ok(!historyOf(rows(still, still, window - 1)).isStagnant(window - 1), 'the window is not full');
  });

  test('not while the best or the median improves', () => {
    assert.ok(!historyOf(rows(falling, still)).isStagnant(window));
    assert.ok(!historyOf(rows(still, falling)).isStagnant(window));
  });

  test('by comparing the last three tenths of the window with its first three', () => {
    const third = Math.floor(0.3 * window);
    const late = (k: number) => (k >= window - third ? 1 : 5);
    const tooLate = (k: number) => (k >= window - third / 2 + 1 ? 1 : 5);
    assert.ok(!historyOf(rows(late, still)).isStagnant(window));
    assert.ok(historyOf(rows(tooLate, still)).isStagnant(window));
  });

  test('over a fifth of a long run', () => {
    const wave = (k: number) => (k < 150 ? 5 : 4);
    assert.ok(historyOf(rows(wave, still, 300)).isStagnant(300));
    assert.ok(!historyOf(rows(wave, still, 300)).isStagnant(1500));
  });
});

suite('A distribution of CMA-ES has collapsed', () => {
  const afterChange = (changes: Partial<Pick<Distribution, 'sigma' | 'mean' | 'covariance' | 'factor' | 'isSound'>>): boolean =>
    hasCollapsed(Object.assign(new Distribution(Float64Array.of(0.5, 0.5), 0.2, strategyOf(2, 6)), changes));

  test('not at its beginning', () => assert.ok(!afterChange({})));

  test('when a step is under 1e-12 of the first one in every coordinate', () => {
    const small = (sigma: number) => afterChange({ sigma, mean: new Float64Array(2) });
    assert.ok(small(0.2 * 0.99e-12));
    assert.ok(!small(0.2 * 1.01e-12));
    assert.ok(!afterChange({ sigma: 0.2 * 0.99e-12, mean: new Float64Array(2), covariance: Float64Array.of(1, 0, 0, 1.1) }));
  });

  test('when a step is over 1e4 of the first one, or endless', () => {
    assert.ok(afterChange({ sigma: 0.2 * 1.01e4 }));
    assert.ok(!afterChange({ sigma: 0.2 * 0.99e4 }));
    assert.ok(afterChange({ sigma: Number.POSITIVE_INFINITY }));
  });

  test('when a fifth of a step changes nothing in a coordinate', () => {
    // From 0.5 on, doubles are 1.1e-16 apart: a fifth of the step must be more than half of that.
    const narrow = (sigma: number) => afterChange({ sigma, covariance: Float64Array.of(1, 0, 0, 1e-14) });
    assert.ok(narrow(2.7e-9));
    assert.ok(!narrow(2.9e-9));
  });

  test('when the factor of its covariance is too narrow in one direction, or the covariance unsound', () => {
    assert.ok(afterChange({ factor: Float64Array.of(1, 0, 0, 0.99e-7) }));
    assert.ok(!afterChange({ factor: Float64Array.of(1, 0, 0, 1.01e-7) }));
    assert.ok(afterChange({ isSound: false }));
  });
});

suite('A restart of CMA-ES takes at most', () => {
  test('100 + 150 (n + 3)^2 / sqrt(population) iterations', () => {
    assert.equal(iterationCap(10, 10), 100 + Math.floor((150 * 169) / Math.sqrt(10)));
    assert.equal(iterationCap(2, 6), 100 + Math.floor((150 * 25) / Math.sqrt(6)));
  });
});
