import assert from 'node:assert/strict';
import { createRandom, type Random } from '../../random/index.ts';
import { assertClose, assertShare, cube, scripted } from '../testing.ts';
import { createCrossover } from './crossover.ts';

const create = (crossover: string, box: ReturnType<typeof cube>, random: Random, bound_handling = 'clip') =>
  createCrossover({ crossover, crossover_index: 15, bound_handling }, box, random);

suite('Blend crossover', () => {
  test('draws both children from the interval of the parents, widened by half its length at both ends', () => {
    const random = createRandom(1);
    const cross = create('blend', cube(1, -100, 100), random);
    const drawn: number[] = [];
    for (let k = 0; k < 10_000; k++) {
      const children = k % 2 === 0 ? Float64Array.of(2, 4) : Float64Array.of(4, 2);
      cross(children, 0, 1);
      drawn.push(...children);
    }
    // BLX-0.5 of the parents 2 and 4 is uniform in [1, 5].
    assert.ok(drawn.every((v) => v >= 1 && v <= 5));
    for (const quarter of [1, 2, 3, 4])
      assertShare(drawn.filter((v) => v >= quarter && v < quarter + 1).length, drawn.length, 0.25);
  });

  test('draws every child by itself, coordinate by coordinate, and hands what leaves the box to the handler', () => {
    const children = Float64Array.of(2, 10, 4, 14);
    create('blend', cube(2, -100, 15), scripted({ next: [0.75, 0, 0.5, 1 - 2 ** -53] }))(children, 0, 2);
    assertClose(children, [4, 12, 1, 15]);
  });
});

suite('Arithmetic crossover', () => {
  test('puts both children on the line between the parents, at one weight for all coordinates', () => {
    const children = Float64Array.of(2, 10, 4, 30);
    create('arithmetic', cube(2, -100, 100), scripted({ next: [0.25] }))(children, 0, 2);
    assertClose(children, [3.5, 25, 2.5, 15]);
  });
});

suite('Uniform crossover', () => {
  test('lets every coordinate change sides with chance 1/2, by itself', () => {
    const n = 6;
    const random = createRandom(2);
    const cross = create('uniform', cube(n, -1, 1), random);
    const alone = new Array(n).fill(0);
    let withNext = 0;
    for (let k = 0; k < 4000; k++) {
      const children = new Float64Array(2 * n).fill(1, n);
      cross(children, 0, n);
      for (let i = 0; i < n; i++) {
        assert.equal(children[i] + children[n + i], 1, 'nothing is lost');
        alone[i] += children[i];
      }
      withNext += children[0] * children[1];
    }
    for (const count of alone) assertShare(count, 4000, 0.5);
    assertShare(withNext, 4000, 0.25);
  });
});
