import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import { assertClose, assertShare, cube, scripted } from '../testing.ts';
import { indexPower } from './index-power.ts';
import { crossSimulatedBinary } from './simulated-binary-crossover.ts';

/** Children of x1 < x2 as Deb 2000 computes them from the random number u. */
function published(x1: number, x2: number, lower: number, upper: number, eta: number, u: number): [number, number] {
  const betaOf = (room: number): number => {
    const alpha = 2 - (1 + (2 * room) / (x2 - x1)) ** -(eta + 1);
    return u <= 1 / alpha ? (u * alpha) ** (1 / (eta + 1)) : (1 / (2 - u * alpha)) ** (1 / (eta + 1));
  };
  const middle = 0.5 * (x1 + x2);
  return [middle - 0.5 * betaOf(x1 - lower) * (x2 - x1), middle + 0.5 * betaOf(upper - x2) * (x2 - x1)];
}

suite('Simulated binary crossover', () => {
  for (const eta of [0, 2, 14, 15, 20])
    test(`spreads the children as published, near the bounds and far from them: index ${eta}`, () => {
      for (const [lower, upper] of [
        [2.9, 7.1],
        [0, 50],
        [-1e4, 1e4],
      ])
        for (const u of [0, 0.01, 0.3, 0.5, 0.7, 0.99]) {
          const children = Float64Array.of(3, 7);
          const random = scripted({ uint32: [0b01], next: [u] });
          crossSimulatedBinary(children, 0, 1, indexPower(eta), cube(1, lower, upper), random);
          assertClose(children, published(3, 7, lower, upper, eta, u), 1e-9);
        }
    });

  test('swaps the children of a coordinate by a coin of its own, whichever parent is the smaller', () => {
    for (const parents of [
      [3, 7],
      [7, 3],
    ])
      for (const [coins, isSwapped] of [
        [0b01, false],
        [0b11, true],
      ] as const) {
        const children = Float64Array.from(parents);
        const random = scripted({ uint32: [coins], next: [0.2] });
        crossSimulatedBinary(children, 0, 1, indexPower(2), cube(1, 0, 50), random);
        const [below, above] = published(3, 7, 0, 50, 2, 0.2);
        assertClose(children, isSwapped ? [above, below] : [below, above]);
      }
  });

  test('crosses half of the coordinates, swaps half of those, and draws new coins after sixteen', () => {
    const n = 40;
    const random = createRandom(3);
    const crossed = new Array(n).fill(0);
    const swapped = new Array(n).fill(0);
    for (let k = 0; k < 3000; k++) {
      const children = new Float64Array(2 * n).fill(1).fill(3, n);
      crossSimulatedBinary(children, 0, n, indexPower(15), cube(n, -1e6, 1e6), random);
      for (let i = 0; i < n; i++) {
        if (children[i] !== 1) crossed[i]++;
        if (children[i] > children[n + i]) swapped[i]++;
      }
    }
    for (let i = 0; i < n; i++) {
      assertShare(crossed[i], 3000, 0.5);
      assertShare(swapped[i], 3000, 0.25);
    }
  });

  test('keeps the mean of its parents away from the bounds, and leaves equal coordinates alone', () => {
    const random = createRandom(3);
    const children = new Float64Array(4);
    for (let k = 0; k < 1000; k++) {
      children.set([1, 7, 3, 7]);
      crossSimulatedBinary(children, 0, 2, indexPower(15), cube(2, -1e6, 1e6), random);
      assert.ok(Math.abs(children[0] + children[2] - 4) < 1e-4);
      assert.equal(children[1], 7);
      assert.equal(children[3], 7);
    }
  });
});
