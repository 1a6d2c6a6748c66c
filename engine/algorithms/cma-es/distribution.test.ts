import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import { assertClose, scripted } from '../testing.ts';
import { Distribution, defaultPopulation, type Strategy, strategyOf } from './distribution.ts';

/** Table 1 of the tutorial, arXiv:1604.00772, written down once more. */
function published(n: number, lambda: number) {
  const raw = Array.from({ length: lambda }, (_, i) => Math.log((lambda + 1) / 2) - Math.log(i + 1));
  const sum = (values: number[]) => values.reduce((total, v) => total + v, 0);
  const effective = (values: number[]) => sum(values) ** 2 / sum(values.map((v) => v * v));
  const mu = Math.floor(lambda / 2);
  const muEff = effective(raw.slice(0, mu));
  const muEffMinus = effective(raw.slice(mu));
  const c1 = 2 / ((n + 1.3) ** 2 + muEff);
  const cMu = Math.min(1 - c1, 2 * ((1 / 4 + muEff + 1 / muEff - 2) / ((n + 2) ** 2 + (2 * muEff) / 2)));
  const cSigma = (muEff + 2) / (n + muEff + 5);
  const alpha = Math.min(1 + c1 / cMu, 1 + (2 * muEffMinus) / (muEff + 2), (1 - c1 - cMu) / (n * cMu));
  const positive = sum(raw.filter((v) => v > 0));
  const negative = sum(raw.filter((v) => v < 0).map(Math.abs));
  return {
    weights: raw.map((v) => (v >= 0 ? v / positive : (alpha * v) / negative)),
    numbers: [
      muEff,
      cSigma,
      1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma,
      (4 + muEff / n) / (n + 4 + (2 * muEff) / n),
      c1,
      cMu,
      Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
    ],
  };
}
const numbersOf = (s: Strategy) => [s.muEff, s.cSigma, s.dSigma, s.cC, s.c1, s.cMu, s.chiN];

suite('The strategy of CMA-ES', () => {
  for (const [n, lambda] of [
    [1, 4],
    [2, 6],
    [10, 10],
    [10, 200],
    [40, 15],
  ])
    test(`has the constants of the tutorial: ${n} dimensions, ${lambda} candidates`, () => {
      const strategy = strategyOf(n, lambda);
      const { weights, numbers } = published(n, lambda);
      assertClose(strategy.weights, weights);
      assertClose(numbersOf(strategy), numbers);
      assert.equal(strategy.parents, Math.floor(lambda / 2));
    });

  test('samples 4 + floor(3 ln n) candidates by default', () => {
    assert.deepEqual([1, 2, 3, 10, 40, 100].map(defaultPopulation), [4, 6, 7, 10, 15, 17]);
  });

  test('factorizes in every iteration of few dimensions, and more rarely in many', () => {
    assert.equal(strategyOf(10, 10).factorInterval, 1);
    const { c1, cMu, factorInterval } = strategyOf(200, 19);
    assert.ok(factorInterval > 1);
    assert.equal(factorInterval, Math.floor(1 / ((c1 + cMu) * 200 * 10)));
  });
});

/** One iteration of the tutorial, eq. 38 to 47, on full matrices. */
class Tutorial {
  mean: number[];
  sigma: number;
  C: number[][];
  pathSigma: number[];
  pathC: number[];
  private generation = 0;
  private readonly strategy: Strategy;

  constructor(mean: number[], sigma: number, strategy: Strategy) {
    this.mean = mean;
    this.sigma = sigma;
    this.strategy = strategy;
    this.C = mean.map((_, i) => mean.map((__, j) => (i === j ? 1 : 0)));
    this.pathSigma = mean.map(() => 0);
    this.pathC = mean.map(() => 0);
  }

  /** @param ranked steps y from best to worst, with their standard normal vectors z */
  update(ranked: { y: number[]; z: number[] }[]): void {
    const { weights, parents, muEff, cSigma, dSigma, cC, c1, cMu, chiN } = this.strategy;
    const n = this.mean.length;
    const average = (of: (step: { y: number[]; z: number[] }) => number[]) =>
      this.mean.map((_, i) => ranked.slice(0, parents).reduce((sum, step, k) => sum + weights[k] * of(step)[i], 0));
    const y = average((step) => step.y);
    const z = average((step) => step.z);
    this.mean = this.mean.map((m, i) => m + this.sigma * y[i]);
    this.pathSigma = this.pathSigma.map((p, i) => (1 - cSigma) * p + Math.sqrt(cSigma * (2 - cSigma) * muEff) * z[i]);
    this.generation++;
    const length = Math.hypot(...this.pathSigma);
    const isShort = length / Math.sqrt(1 - (1 - cSigma) ** (2 * this.generation)) < (1.4 + 2 / (n + 1)) * chiN;
    const h = isShort ? 1 : 0;
    this.pathC = this.pathC.map((p, i) => (1 - cC) * p + h * Math.sqrt(cC * (2 - cC) * muEff) * y[i]);
    const old = 1 + c1 * (1 - h) * cC * (2 - cC) - c1 - cMu * weights.reduce((sum, w) => sum + w, 0);
    this.C = this.C.map((row, i) =>
      row.map((c, j) => {
        let rankMu = 0;
        for (const [k, step] of ranked.entries()) {
          const w = weights[k] >= 0 ? weights[k] : (weights[k] * n) / step.z.reduce((sum, v) => sum + v * v, 0);
          rankMu += w * step.y[i] * step.y[j];
        }
        return old * c + c1 * this.pathC[i] * this.pathC[j] + cMu * rankMu;
      }),
    );
    this.sigma *= Math.exp((cSigma / dSigma) * (length / chiN - 1));
  }
}

/** z of A z = y, A lower triangular. */
function solve(A: Float64Array, y: number[]): number[] {
  const n = y.length;
  const z: number[] = [];
  for (let i = 0; i < n; i++) {
    let rest = y[i];
    for (let j = 0; j < i; j++) rest -= A[i * n + j] * z[j];
    z.push(rest / A[i * n + i]);
  }
  return z;
}

suite('The distribution of CMA-ES', () => {
  const n = 4;

  test('samples mean + sigma A z', () => {
    const distribution = new Distribution(Float64Array.of(1, 2), 0.5, strategyOf(2, 4));
    distribution.factor.set([2, 0, 3, 4]);
    const out = new Float64Array(8);
    distribution.sample(out, scripted({ normal: [1, 0, 0, 1, -1, 2, 0, 0] }));
    assertClose(out, [2, 3.5, 1, 4, 0, 4.5, 1, 2]);
  });

  for (const [what, score] of [
    ['a slope, where the step grows', (x: number[]) => x[0] + 3 * x[1]],
    ['an ellipsoid, where the covariance turns', (x: number[]) => x[0] ** 2 + 100 * x[1] ** 2 + (x[2] - x[3]) ** 2],
  ] as const)
    test(`is updated as the tutorial says: on ${what}`, () => {
      const strategy = strategyOf(n, 8);
      const distribution = new Distribution(Float64Array.of(1, 2, 3, 4), 0.5, strategy);
      const tutorial = new Tutorial([1, 2, 3, 4], 0.5, strategy);
      const random = createRandom(1);
      const sample = new Float64Array(8 * n);
      for (let generation = 0; generation < 25; generation++) {
        distribution.sample(sample, random);
        const rows = Array.from({ length: 8 }, (_, k) => [...sample.subarray(k * n, (k + 1) * n)]);
        const steps = rows.map((row) => {
          const y = row.map((v, i) => (v - distribution.mean[i]) / distribution.sigma);
          return { y, z: solve(distribution.factor, y) };
        });
        const order = Int32Array.from(rows.keys()).sort((a, b) => score(rows[a]) - score(rows[b]));
        distribution.update(order);
        tutorial.update(Array.from(order, (row) => steps[row]));
        assertClose([distribution.sigma], [tutorial.sigma], 1e-9);
        assertClose(distribution.mean, tutorial.mean, 1e-9);
        assertClose(distribution.pathSigma, tutorial.pathSigma, 1e-8);
        assertClose(distribution.pathC, tutorial.pathC, 1e-8);
        for (let i = 0; i < n; i++)
          for (let j = 0; j <= i; j++) {
            assertClose([distribution.covariance[i * n + j]], [tutorial.C[i][j]], 1e-8);
            let product = 0;
            for (let k = 0; k <= j; k++) product += distribution.factor[i * n + k] * distribution.factor[j * n + k];
            assertClose([product], [distribution.covariance[i * n + j]], 1e-9);
          }
      }
    });
});
