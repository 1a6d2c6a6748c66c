import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import type { Box } from '../define.ts';
import { assertClose, assertShare, cube, scripted } from '../testing.ts';
import { indexPower } from './index-power.ts';
import { mutatePolynomially } from './polynomial-mutation.ts';

/** The mutated coordinate as Deb 2000 computes it from the random number u. */
function published(x: number, lower: number, upper: number, eta: number, u: number): number {
  const toLower = (x - lower) / (upper - lower);
  const toUpper = (upper - x) / (upper - lower);
  const delta =
    u < 0.5
      ? (2 * u + (1 - 2 * u) * (1 - toLower) ** (eta + 1)) ** (1 / (eta + 1)) - 1
      : 1 - (2 * (1 - u) + 2 * (u - 0.5) * (1 - toUpper) ** (eta + 1)) ** (1 / (eta + 1));
  return x + delta * (upper - lower);
}

suite('Polynomial mutation', () => {
  for (const eta of [0, 2, 15, 20])
    test(`moves a coordinate as published: index ${eta}`, () => {
      for (const x of [-2, -1.9, 0, 5.5, 8])
        for (const u of [0, 0.1, 0.49, 0.5, 0.8, 0.999]) {
          const row = Float64Array.of(x);
          mutatePolynomially(row, 0, 1, indexPower(eta), cube(1, -2, 8), scripted({ single: [0, 0], next: [u] }));
          assertClose(row, [published(x, -2, 8, eta, u)], 1e-9);
        }
    });

  test('measures every coordinate by its own range', () => {
    const box: Box = { dimensions: 2, lower: Float64Array.of(0, -50), upper: Float64Array.of(1, 50) };
    const row = Float64Array.of(0.3, 10);
    mutatePolynomially(row, 0, 1, indexPower(2), box, scripted({ single: [0, 0, 0], next: [0.2, 0.9] }));
    assertClose(row, [published(0.3, 0, 1, 2, 0.2), published(10, -50, 50, 2, 0.9)]);
  });

  test('passes over coordinates in geometric gaps', () => {
    // With rate 1/2 the gap is k for numbers whose rest to 1 lies in (2^-(k + 1), 2^-k]: 1, then 0, 2 and 3.
    const row = new Float64Array(6).fill(0.5);
    mutatePolynomially(row, 0, 0.5, indexPower(2), cube(6, 0, 1), scripted({ single: [0.6, 0.4, 0.8, 0.9], next: [0, 0, 0] }));
    assert.deepEqual(
      [...row.keys()].filter((i) => row[i] !== 0.5),
      [1, 2, 5],
    );
  });

  test('changes the share of coordinates that its rate says, and stays inside', () => {
    const random = createRandom(4);
    const row = new Float64Array(10_000).fill(0.999);
    mutatePolynomially(row, 0, 0.1, indexPower(20), cube(10_000, 0, 1), random);
    assertShare(row.filter((v) => v !== 0.999).length, 10_000, 0.1);
    assert.ok(row.every((v) => v >= 0 && v <= 1));
  });
});
