import assert from 'node:assert/strict';
import { assertClose, scripted } from '../testing.ts';
import { SuccessHistory } from './success-history.ts';

/** A history of two cells after one generation with these successes: [F, CR, gain]. */
function after(successes: readonly (readonly [F: number, CR: number, gain: number])[], blend = 0): SuccessHistory {
  const history = new SuccessHistory(2, 0.5, 0.4);
  for (const [F, CR, gain] of successes) history.succeed(F, CR, gain);
  history.remember(blend);
  return history;
}

suite('A success history', () => {
  test('remembers the Lehmer means of the F and CR that improved something, weighted by how much', () => {
    const { F, CR } = after([
      [0.2, 0.9, 1],
      [0.8, 0.3, 3],
    ]);
    assertClose(F, [(0.2 ** 2 + 3 * 0.8 ** 2) / (0.2 + 3 * 0.8), 0.5]);
    assertClose(CR, [(0.9 ** 2 + 3 * 0.3 ** 2) / (0.9 + 3 * 0.3), 0.4]);
  });

  test('keeps the share of the old value that the blend says', () => {
    const { F, CR } = after([[0.9, 0.8, 1]], 0.25);
    assertClose(F, [0.25 * 0.5 + 0.75 * 0.9, 0.5]);
    assertClose(CR, [0.25 * 0.4 + 0.75 * 0.8, 0.4]);
  });

  test('writes one cell after another, and none in a generation without success', () => {
    const history = new SuccessHistory(2, 0.5, 0.5);
    for (const F of [0.1, 0.2, undefined, 0.3]) {
      if (F !== undefined) history.succeed(F, F, 1);
      history.remember(0);
    }
    assertClose(history.F, [0.3, 0.2]);
    assertClose(history.CR, [0.3, 0.2]);
  });

  test('forgets the successes of a generation when it ends', () => {
    const history = after([[0.9, 0.9, 100]]);
    history.succeed(0.1, 0.2, 1);
    history.remember(0);
    assertClose(history.F, [0.9, 0.1]);
    assertClose(history.CR, [0.9, 0.2]);
  });

  test('lets a cell be 0 for good once all successes had a CR of 0', () => {
    const history = after([
      [0.5, 0, 1],
      [0.6, 0, 2],
    ]);
    assert.equal(history.drawCR(0, scripted({})), 0);
    assertClose([history.drawCR(1, scripted({ normal: [1] }))], [0.5]);
    for (let k = 0; k < 2; k++) {
      history.succeed(0.5, 0.9, 1);
      history.remember(0);
    }
    assert.equal(history.drawCR(0, scripted({})), 0);
    assertClose([history.drawCR(1, scripted({ normal: [0] }))], [0.9]);
  });

  test('draws CR normally around a cell with deviation 0.1, cut off at 0 and 1', () => {
    const history = new SuccessHistory(1, 0.5, 0.4);
    const draws = [0, 1, -2, -5, 7].map((z) => history.drawCR(0, scripted({ normal: [z] })));
    assertClose(draws, [0.4, 0.5, 0.2, 0, 1]);
  });

  test('draws F from a Cauchy distribution around a cell with scale 0.1, at most 1', () => {
    const history = new SuccessHistory(1, 0.5, 0.4);
    // The quartiles of a Cauchy distribution lie one scale beside its middle.
    const draws = [0.5, 0.75, 0.25, 0.999].map((u) => history.drawF(0, scripted({ next: [u] })));
    assertClose(draws, [0.5, 0.6, 0.4, 1]);
  });

  test('draws F again while it is not positive', () => {
    assertClose([new SuccessHistory(1, 0.5, 0.4).drawF(0, scripted({ next: [0.01, 0.02, 0.75] }))], [0.6]);
    assertClose([new SuccessHistory(1, 0, 0.4).drawF(0, scripted({ next: [0.5, 0.75] }))], [0.1]);
  });

  test('comes back from its state', () => {
    const history = after([[0.9, 0.8, 1]]);
    const restored = new SuccessHistory(2, 0.5, 0.5);
    restored.restore(history.state());
    for (const each of [history, restored]) {
      each.succeed(0.3, 0.2, 1);
      each.remember(0);
    }
    assert.deepEqual(restored.state(), history.state());
  });
});
