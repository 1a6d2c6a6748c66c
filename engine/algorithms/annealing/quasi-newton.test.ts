import assert from 'node:assert/strict';
import { assertClose, cube } from '../testing.ts';
import { QuasiNewton } from './quasi-newton.ts';

type Objective = (x: Float64Array) => number;

/** Searches until nothing more can be gained; returns where, and after how many evaluations. */
function search(objective: Objective, from: readonly number[], bound = 5) {
  const n = from.length;
  const local = new QuasiNewton(cube(n, -bound, bound));
  const x = Float64Array.from(from);
  local.begin(x, objective(x));
  let evaluations = 1;
  while (!local.isDone) {
    const points = local.ask().slice();
    const values = Float64Array.from({ length: points.length / n }, (_, k) => objective(points.subarray(k * n, (k + 1) * n)));
    evaluations += values.length;
    local.tell(values);
  }
  return { x: [...local.best.x], fitness: local.best.fitness, evaluations };
}

const rosenbrock: Objective = ([x, y]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2;

suite('The local search', () => {
  test('finds the bottom of a turned, narrow valley in few gradients', () => {
    const { x, evaluations } = search(([a, b]) => (a + b - 1) ** 2 + 1000 * (a - b) ** 2, [-3, 4]);
    assertClose(x, [0.5, 0.5], 1e-4);
    assert.ok(evaluations < 80, `${evaluations}`);
  });

  test('follows the bent valley of Rosenbrock', () => {
    const { fitness, evaluations } = search(rosenbrock, [-1.2, 1]);
    assert.ok(fitness < 1e-9, `${fitness}`);
    assert.ok(evaluations < 220, `${evaluations}`);
  });

  test('stays in the box: a bound that holds it back is no reason to stop', () => {
    const { x } = search(([a, b]) => (a + 9) ** 2 + (b - 1) ** 2 + a * b, [3, -3]);
    // At a = -5 the rest is (b - 1)^2 - 5 b, whose bottom is at 3.5.
    assertClose(x, [-5, 3.5], 1e-4);
    const { x: other } = search(([a, b]) => (a - 9) ** 2 + (b - 1) ** 2 - a * b, [3, -3]);
    assertClose(other, [5, 3.5], 1e-4);
  });

  test('ends where the fitness is not finite beside the point, and does not begin where it is not at it', () => {
    assert.equal(search(([a]) => (a > 1 ? Number.POSITIVE_INFINITY : -a), [1]).evaluations, 2);
    assert.equal(search(() => Number.POSITIVE_INFINITY, [1]).evaluations, 1);
  });

  test('never gives up what it has found', () => {
    const { fitness } = search(([a]) => (a > 0.7 ? 3 + a : -a), [0.5]);
    assert.ok(fitness <= -0.5);
  });
});

suite('A gradient of the local search', () => {
  const begin = (x: number, y: number) => {
    const local = new QuasiNewton({ dimensions: 2, lower: Float64Array.of(-1, 0), upper: Float64Array.of(1, 300) });
    local.begin(Float64Array.of(x, y), 10);
    return local;
  };

  test('takes one point per coordinate, a 1e-8th of its range away, inwards at the upper bound', () => {
    const points = [...begin(0.25, 300).ask()];
    assertClose(points, [0.25 + 2e-8, 300, 0.25, 300 - 3e-6], 1e-13);
  });

  test('gives a first step against itself, a hundredth of the range long', () => {
    const local = begin(0, 100);
    const points = local.ask();
    // Slopes 1 and -750: in its own range the second coordinate goes farther.
    local.tell(Float64Array.of(10 + (points[0] - 0), 10 - 750 * (points[3] - 100)));
    assertClose(local.ask(), [-3 / 750, 103], 1e-6);
  });

  test('shortens a step to two fifths while it does not descend enough', () => {
    const local = begin(0, 100);
    local.tell(Float64Array.of(10, 10 - 75 * (local.ask()[3] - 100)));
    for (const length of [3, 1.2, 0.48]) {
      assertClose(local.ask(), [0, 100 + length], 1e-6);
      local.tell(Float64Array.of(10 - 0.9e-4 * length * 75));
    }
    local.tell(Float64Array.of(10 - 1.1e-4 * 3 * 0.4 ** 3 * 75));
    assert.equal(local.ask().length, 4, 'enough: the next gradient');
  });

  test('gives up after 26 steps that do not descend', () => {
    const local = begin(0, 100);
    local.tell(Float64Array.of(10, 10 - 75 * (local.ask()[3] - 100)));
    let steps = 0;
    for (; !local.isDone; steps++) {
      local.ask();
      local.tell(Float64Array.of(11));
    }
    assert.equal(steps, 26);
  });
});

suite('The inverse Hessian of the local search', () => {
  test('is scaled by s y / y y before its first BFGS update', () => {
    const objective: Objective = ([a, b]) => a * a + a * b + 10 * b * b;
    const gradientAt = ([a, b]: number[]) => [2 * a + b, a + 20 * b];
    const dot = (u: number[], v: number[]) => u[0] * v[0] + u[1] * v[1];
    const local = new QuasiNewton(cube(2, -5, 5));
    const from = [3, 1];
    local.begin(Float64Array.from(from), objective(Float64Array.from(from)));
    const answer = (): number[] => {
      const points = local.ask().slice();
      local.tell(Float64Array.from({ length: points.length / 2 }, (_, k) => objective(points.subarray(2 * k, 2 * k + 2))));
      return [...points];
    };
    answer();
    const x = answer();
    answer();
    const s = x.map((v, i) => v - from[i]);
    const g = gradientAt(x);
    const y = g.map((v, i) => v - gradientAt(from)[i]);
    // eq. 6.17 with H0 = gamma I, applied to g: (I - r s y') gamma (I - r y s') g + r s s' g.
    const r = 1 / dot(s, y);
    const gamma = dot(s, y) / dot(y, y);
    const inner = g.map((v, i) => gamma * (v - r * y[i] * dot(s, g)));
    const Hg = inner.map((v, i) => v - r * s[i] * dot(y, inner) + r * s[i] * dot(s, g));
    assertClose(
      local.ask(),
      x.map((v, i) => Math.min(5, Math.max(-5, v - Hg[i]))),
      1e-5,
    );
  });
});
