import assert from 'node:assert/strict';
import { nelderMead } from './nelder-mead.ts';
import { assertClose, cube, scripted } from './testing.ts';

/** Four dimensions: expansion 1.5, contraction 0.625, shrinkage 0.75. */
const n = 4;
const origin = [0, 0, 0, 0];

function start(point: readonly number[] = origin, initial_step = 0.1, bound = 50) {
  return nelderMead.start({
    box: cube(n, -bound, bound),
    params: { max_iterations: 500, initial_step },
    random: scripted({}),
    initialize: (out) => out.set(point),
    budget: 1000,
    openEnded: true,
  });
}

/** The simplex with fitness 1 to 5 at the origin and at 10 on each axis: the last vertex is the worst. */
function placed() {
  const optimizer = start();
  optimizer.ask();
  optimizer.tell(Float64Array.of(1, 2, 3, 4, 5));
  return optimizer;
}
const worst = [0, 0, 0, 10];
const centroid = [2.5, 2.5, 2.5, 0];
const along = (factor: number) => centroid.map((c, i) => c + factor * (worst[i] - c));

/** What is asked for after these answers to one candidate each. */
function askAfter(...values: number[]): number[] {
  const optimizer = placed();
  for (const value of values) {
    optimizer.ask();
    optimizer.tell(Float64Array.of(value));
  }
  return [...optimizer.ask()];
}
const simplexAfter = (...values: number[]): { simplex: number[]; fitness: number[] } => {
  const optimizer = placed();
  for (const value of values) {
    optimizer.ask();
    optimizer.tell(Float64Array.of(value));
  }
  return optimizer.state() as unknown as { simplex: number[]; fitness: number[] };
};

suite('The simplex', () => {
  test('is spanned by one step along each axis from the first point, mirrored at the bounds', () => {
    assertClose(start().ask(), [...origin, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10]);
    assertClose(
      start([45, 0, 0, 0])
        .ask()
        .subarray(n, 2 * n),
      [45, 0, 0, 0],
    );
    assertClose(
      start([0, 0, 0, 0], 0.25)
        .ask()
        .subarray(n, 2 * n),
      [25, 0, 0, 0],
    );
  });

  test('reflects its worst vertex at the centroid of the others', () => assertClose(askAfter(), along(-1)));

  test('takes a reflection that is better than the second worst vertex, and orders its vertices', () => {
    const { simplex, fitness } = simplexAfter(2.5);
    assert.deepEqual(fitness, [1, 2, 2.5, 3, 4]);
    assertClose(simplex.slice(2 * n, 3 * n), along(-1));
    assert.deepEqual(simplexAfter(1).fitness, [1, 1, 2, 3, 4], 'as good as the best is no reason to expand');
  });

  test('expands by 1 + 2/n where the reflection is the best, and takes the better of the two', () => {
    assertClose(askAfter(0.5), along(-1.5));
    assertClose(simplexAfter(0.5, 0.4).simplex.slice(0, n), along(-1.5));
    assertClose(simplexAfter(0.5, 0.5).simplex.slice(0, n), along(-1));
    assert.deepEqual(simplexAfter(0.5, 9).fitness, [0.5, 1, 2, 3, 4]);
  });

  test('contracts outside by 3/4 - 1/2n where the reflection is better than the worst vertex only', () => {
    for (const reflected of [4, 4.9]) assertClose(askAfter(reflected), along(-0.625));
    const { simplex, fitness } = simplexAfter(4.5, 4.5);
    assert.deepEqual(fitness, [1, 2, 3, 4, 4.5], 'as good as the reflection is enough');
    assertClose(simplex.slice(n * n), along(-0.625));
  });

  test('contracts inside by 3/4 - 1/2n where the reflection is no better than the worst vertex', () => {
    for (const reflected of [5, 9]) assertClose(askAfter(reflected), along(0.625));
    assertClose(simplexAfter(9, 4.9).simplex.slice(n * n), along(0.625));
  });

  test('shrinks towards its best vertex by 1 - 1/n where a contraction does not help', () => {
    const shrunk = [7.5, 0, 0, 0, 0, 7.5, 0, 0, 0, 0, 7.5, 0, 0, 0, 0, 7.5];
    assertClose(askAfter(4.5, 4.6), shrunk);
    assertClose(askAfter(9, 5), shrunk);
  });

  test('halves in one dimension, where the formulas have nothing to say', () => {
    const optimizer = nelderMead.start({
      box: cube(1, -50, 50),
      params: { max_iterations: 500, initial_step: 0.1 },
      random: scripted({}),
      initialize: (out) => out.fill(0),
      budget: 1000,
      openEnded: true,
    });
    optimizer.ask();
    optimizer.tell(Float64Array.of(1, 2));
    const asked = [9, 9, 5].map((value) => {
      const candidates = [...optimizer.ask()];
      optimizer.tell(Float64Array.of(value));
      return candidates;
    });
    assert.deepEqual(asked, [[-10], [5], [5]]);
  });
});

suite('A simplex that has collapsed', () => {
  test('is spanned anew around its best vertex, smaller or wider and to both sides in turn', () => {
    const optimizer = start();
    const edges = Array.from({ length: 7 }, (_, k) => {
      const [x, , , , edge] = optimizer.ask();
      optimizer.tell(Float64Array.of(-k, 1, 1, 1, 1));
      const state = optimizer.state();
      optimizer.restore({ ...state, phase: 'place' });
      return edge - x;
    });
    assertClose(edges, [10, -1, 0.1, -0.01, 0.001, -10, 1]);
  });

  test('is one whose vertices lie within 1e-15 of the range', () => {
    for (const [distance, phase] of [
      [0.9e-13, 'place'],
      [1.1e-13, 'reflect'],
    ] as const) {
      const optimizer = placed();
      const simplex = new Array(n * (n + 1)).fill(0);
      simplex[n] = distance;
      simplex[n * n] = 1;
      optimizer.restore({ ...optimizer.state(), simplex, centroid: origin, phase: 'contract_inside' });
      optimizer.ask().fill(0);
      optimizer.tell(Float64Array.of(4.5));
      assert.equal(optimizer.state().phase, phase);
    }
  });
});
