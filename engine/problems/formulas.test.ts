/** Every classic problem at points that are not its optimum, against its formula in the literature, written down once more. */
import assert from 'node:assert/strict';
import { findProblem, problems } from './index.ts';

const { PI, sin, cos, exp, sqrt, abs } = Math;
type Formula = (x: readonly number[]) => number;
const sum = (x: readonly number[], term: (v: number, i: number) => number): number =>
  x.reduce((total, v, k) => total + term(v, k + 1), 0);

const formulas: Readonly<Record<string, Formula>> = {
  ackley: (x) =>
    -20 * exp(-0.2 * sqrt(sum(x, (v) => v * v) / x.length)) - exp(sum(x, (v) => cos(2 * PI * v)) / x.length) + 20 + Math.E,
  alpine: (x) => sum(x, (v) => abs(v * sin(v) + 0.1 * v)),
  beale: ([x, y]) => (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2,
  bent_cigar: ([first, ...x]) => first ** 2 + 1e6 * sum(x, (v) => v * v),
  booth: ([x, y]) => (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2,
  dixon_price: (x) => (x[0] - 1) ** 2 + sum(x, (v, i) => (i === 1 ? 0 : i * (2 * v * v - x[i - 2]) ** 2)),
  easom: ([x, y]) => -cos(x) * cos(y) * exp(-((x - PI) ** 2 + (y - PI) ** 2)),
  ellipsoid: (x) => sum(x, (v, i) => 10 ** ((6 * (i - 1)) / (x.length - 1)) * v * v),
  griewank: (x) => 1 + sum(x, (v) => v * v) / 4000 - x.reduce((product, v, k) => product * cos(v / sqrt(k + 1)), 1),
  himmelblau: ([x, y]) => (x ** 2 + y - 11) ** 2 + (x + y ** 2 - 7) ** 2,
  levy: (x) => {
    const w = x.map((v) => 1 + (v - 1) / 4);
    const last = w[w.length - 1];
    const middle = sum(w.slice(0, -1), (v) => (v - 1) ** 2 * (1 + 10 * sin(PI * v + 1) ** 2));
    return sin(PI * w[0]) ** 2 + middle + (last - 1) ** 2 * (1 + sin(2 * PI * last) ** 2);
  },
  matyas: ([x, y]) => 0.26 * (x * x + y * y) - 0.48 * x * y,
  rastrigin: (x) => 10 * x.length + sum(x, (v) => v * v - 10 * cos(2 * PI * v)),
  rosenbrock: (x) => sum(x.slice(0, -1), (v, i) => 100 * (x[i] - v * v) ** 2 + (1 - v) ** 2),
  salomon: (x) => 1 - cos(2 * PI * Math.hypot(...x)) + 0.1 * Math.hypot(...x),
  schaffer_f7: (x) => {
    const s = x.slice(0, -1).map((v, k) => Math.hypot(v, x[k + 1]));
    return (sum(s, (v) => sqrt(v) * (1 + sin(50 * v ** 0.2) ** 2)) / s.length) ** 2;
  },
  schwefel: (x) => 418.9828872724339 * x.length - sum(x, (v) => v * sin(sqrt(abs(v)))),
  six_hump_camel: ([x, y]) => (4 - 2.1 * x ** 2 + x ** 4 / 3) * x ** 2 + x * y + (-4 + 4 * y ** 2) * y ** 2,
  sphere: (x) => sum(x, (v) => v * v),
  styblinski_tang: (x) => sum(x, (v) => v ** 4 - 16 * v ** 2 + 5 * v) / 2,
  sum_squares: (x) => sum(x, (v, i) => i * v * v),
  zakharov: (x) => {
    const s2 = sum(x, (v, i) => (i * v) / 2);
    return sum(x, (v) => v * v) + s2 ** 2 + s2 ** 4;
  },
};

/** Plain values at many places of the usual box: shares of the range that repeat nowhere. */
const pointOf = (k: number, n: number, [lower, upper]: readonly [number, number]): number[] =>
  Array.from({ length: n }, (_, i) => lower + (upper - lower) * (((k + 1) * sqrt(2 + 3 * i)) % 1));

suite('The classic problems', () => {
  for (const [name, formula] of Object.entries(formulas))
    test(`${name} has the values of its formula`, () => {
      const problem = findProblem(name);
      assert.ok(problem);
      const { bounds, dimensions } = problem;
      for (const n of [2, 3, 5].filter((count) => count <= dimensions.max))
        for (let k = 0; k < 20; k++) {
          const x = pointOf(k, n, bounds);
          const value = problem.at(n, 1).objective(Float64Array.from(x), 0, n);
          const expected = formula(x);
          assert.ok(abs(value - expected) <= 1e-9 * Math.max(1, abs(expected)), `${value}, expected ${expected} at [${x}]`);
        }
    });

  test('are all held to a formula', () => {
    const others = ['knapsack', 'job_shop_scheduling', 'travelling_salesman', 'travelling_salesman_berlin52'];
    const classic = problems.map(({ name }) => name).filter((name) => !name.startsWith('bbob_') && !others.includes(name));
    assert.deepEqual(Object.keys(formulas).sort(), classic.sort());
  });
});
