/**
 * The search distribution of CMA-ES and its update. Hansen 2016, "The CMA Evolution Strategy: A Tutorial",
 * arXiv:1604.00772; equation numbers below are the tutorial's. Active (negative) weights as in its section 3.2.
 */
import { eigenSymmetric } from '../../linear/eigen.ts';
import type { Random } from '../../random/random.ts';

/** Constants that follow from dimensions and population size, table 1 of the tutorial. */
export interface Strategy {
  readonly population: number;
  readonly parents: number;
  /** One weight per rank; those beyond `parents` are negative. */
  readonly weights: Float64Array;
  readonly muEff: number;
  readonly cSigma: number;
  readonly dSigma: number;
  readonly cC: number;
  readonly c1: number;
  readonly cMu: number;
  /** Expected length of a standard normal vector. */
  readonly chiN: number;
  /** Iterations between two eigendecompositions, so that they cost no more than the sampling. */
  readonly eigenInterval: number;
}

/** Default population size, eq. 48. */
export const defaultPopulation = (dimensions: number): number => 4 + Math.floor(3 * Math.log(dimensions));

export function strategyOf(dimensions: number, population: number): Strategy {
  const n = dimensions;
  const parents = Math.floor(population / 2);
  const raw = Float64Array.from({ length: population }, (_, i) => Math.log((population + 1) / 2) - Math.log(i + 1)); // eq. 49
  const positive = raw.subarray(0, parents);
  const negative = raw.subarray(parents);
  const muEff = total(positive) ** 2 / totalSquares(positive);
  const muEffMinus = total(negative) ** 2 / Math.max(totalSquares(negative), Number.MIN_VALUE);
  const cSigma = (muEff + 2) / (n + muEff + 5); // eq. 55
  const dSigma = 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma;
  const cC = (4 + muEff / n) / (n + 4 + (2 * muEff) / n); // eq. 56
  const c1 = 2 / ((n + 1.3) ** 2 + muEff); // eq. 57
  const cMu = Math.min(1 - c1, (2 * (0.25 + muEff + 1 / muEff - 2)) / ((n + 2) ** 2 + muEff)); // eq. 58
  const negativeScale = Math.min(1 + c1 / cMu, 1 + (2 * muEffMinus) / (muEff + 2), (1 - c1 - cMu) / (n * cMu)); // eq. 50 to 53
  const weights = raw.map((w) => (w >= 0 ? w / total(positive) : (negativeScale * w) / Math.abs(total(negative))));
  return {
    population,
    parents,
    weights,
    muEff,
    cSigma,
    dSigma,
    cC,
    c1,
    cMu,
    chiN: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
    eigenInterval: Math.max(1, Math.floor(1 / ((c1 + cMu) * n * 10))),
  };
}

const total = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0);
const totalSquares = (values: Float64Array): number => values.reduce((sum, v) => sum + v * v, 0);

/** Mean, step size and covariance of one restart. All matrices are dimensions x dimensions, row-major. */
export class Distribution {
  readonly dimensions: number;
  readonly strategy: Strategy;
  readonly mean: Float64Array;
  readonly initialSigma: number;
  sigma: number;
  iteration = 0;
  readonly covariance: Float64Array;
  /** Eigenvectors of the covariance in columns. */
  readonly basis: Float64Array;
  /** Square roots of the eigenvalues. */
  readonly axes: Float64Array;
  readonly pathSigma: Float64Array;
  readonly pathC: Float64Array;
  private eigenAt = 0;
  /** Steps (x - mean) / sigma of the last sample, population x dimensions. */
  private readonly steps: Float64Array;
  private readonly scratch: Float64Array;
  private readonly values: Float64Array;

  constructor(mean: Float64Array, sigma: number, strategy: Strategy) {
    const n = mean.length;
    this.dimensions = n;
    this.strategy = strategy;
    this.mean = mean;
    this.initialSigma = sigma;
    this.sigma = sigma;
    this.covariance = identity(n);
    this.basis = identity(n);
    this.axes = new Float64Array(n).fill(1);
    this.pathSigma = new Float64Array(n);
    this.pathC = new Float64Array(n);
    this.steps = new Float64Array(strategy.population * n);
    this.scratch = new Float64Array(n);
    this.values = new Float64Array(n);
  }

  /** Draws the population into `out` (population x dimensions), eq. 38 to 40. */
  sample(out: Float64Array, random: Random): void {
    const { dimensions: n, steps, basis, axes, scratch, mean, sigma } = this;
    for (let row = 0; row < out.length; row += n) {
      for (let i = 0; i < n; i++) scratch[i] = axes[i] * random.normal();
      for (let i = 0, at = 0; i < n; i++) {
        let step = 0;
        for (let j = 0; j < n; j++, at++) step += basis[at] * scratch[j];
        steps[row + i] = step;
        out[row + i] = mean[i] + sigma * step;
      }
    }
  }

  /** Moves to the better half; `order` holds the rows of the last sample from best to worst. */
  update(order: Int32Array): void {
    const { dimensions: n, strategy, steps, mean, scratch } = this;
    this.iteration++;
    scratch.fill(0);
    for (let rank = 0; rank < strategy.parents; rank++) {
      const row = order[rank] * n;
      const weight = strategy.weights[rank];
      for (let i = 0; i < n; i++) scratch[i] += weight * steps[row + i]; // eq. 41
    }
    for (let i = 0; i < n; i++) mean[i] += this.sigma * scratch[i]; // eq. 42
    this.updatePaths(scratch);
    this.updateCovariance(order);
    this.sigma *= Math.exp((strategy.cSigma / strategy.dSigma) * (norm(this.pathSigma) / strategy.chiN - 1)); // eq. 44
    if (this.iteration - this.eigenAt >= strategy.eigenInterval) this.decompose();
  }

  /** eq. 43 and 45; `stalls` is the tutorial's h_sigma. */
  private updatePaths(step: Float64Array): void {
    const { dimensions: n, strategy, basis, axes, pathSigma, pathC, values } = this;
    const { cSigma, cC, muEff } = strategy;
    for (let j = 0; j < n; j++) {
      let projection = 0;
      for (let i = 0; i < n; i++) projection += basis[i * n + j] * step[i];
      values[j] = projection / axes[j];
    }
    const gain = Math.sqrt(cSigma * (2 - cSigma) * muEff);
    for (let i = 0, at = 0; i < n; i++) {
      let whitened = 0;
      for (let j = 0; j < n; j++, at++) whitened += basis[at] * values[j];
      pathSigma[i] = (1 - cSigma) * pathSigma[i] + gain * whitened;
    }
    const gainC = this.stalls() ? 0 : Math.sqrt(cC * (2 - cC) * muEff);
    for (let i = 0; i < n; i++) pathC[i] = (1 - cC) * pathC[i] + gainC * step[i];
  }

  private stalls(): boolean {
    const { strategy, dimensions: n } = this;
    const settled = Math.sqrt(1 - (1 - strategy.cSigma) ** (2 * this.iteration));
    return norm(this.pathSigma) / settled >= (1.4 + 2 / (n + 1)) * strategy.chiN;
  }

  /** eq. 46 and 47. */
  private updateCovariance(order: Int32Array): void {
    const { dimensions: n, strategy, covariance, steps, pathC } = this;
    const { c1, cMu, cC, weights, population } = strategy;
    const stallTerm = this.stalls() ? c1 * cC * (2 - cC) : 0;
    let weightSum = 0;
    for (let rank = 0; rank < population; rank++) weightSum += weights[rank];
    const keep = 1 + stallTerm - c1 - cMu * weightSum;
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) covariance[i * n + j] = keep * covariance[i * n + j] + c1 * pathC[i] * pathC[j];
    for (let rank = 0; rank < population; rank++) {
      const row = order[rank] * n;
      const weight = cMu * (weights[rank] >= 0 ? weights[rank] : (weights[rank] * n) / this.squaredLength(row));
      for (let i = 0; i < n; i++) {
        const scaled = weight * steps[row + i];
        for (let j = 0; j <= i; j++) covariance[i * n + j] += scaled * steps[row + j];
      }
    }
  }

  /** |C^(-1/2) y|^2 of a step; keeps negative weights from making the covariance indefinite. */
  private squaredLength(row: number): number {
    const { dimensions: n, basis, axes, steps } = this;
    let sum = 0;
    for (let j = 0; j < n; j++) {
      let projection = 0;
      for (let i = 0; i < n; i++) projection += basis[i * n + j] * steps[row + i];
      sum += (projection / axes[j]) ** 2;
    }
    return Math.max(sum, 1e-300);
  }

  private decompose(): void {
    const { dimensions: n, covariance, basis, axes, scratch } = this;
    this.eigenAt = this.iteration;
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) covariance[j * n + i] = covariance[i * n + j];
    basis.set(covariance);
    eigenSymmetric(basis, axes, scratch);
    for (let i = 0; i < n; i++) axes[i] = Math.sqrt(Math.max(axes[i], 1e-300));
  }

  /** Numbers that `restore` needs, plain JSON. */
  state() {
    return {
      mean: [...this.mean],
      sigma: this.sigma,
      initialSigma: this.initialSigma,
      population: this.strategy.population,
      iteration: this.iteration,
      eigenAt: this.eigenAt,
      covariance: [...this.covariance],
      basis: [...this.basis],
      axes: [...this.axes],
      pathSigma: [...this.pathSigma],
      pathC: [...this.pathC],
    };
  }

  static restore(state: ReturnType<Distribution['state']>): Distribution {
    const restored = new Distribution(
      Float64Array.from(state.mean),
      state.initialSigma,
      strategyOf(state.mean.length, state.population),
    );
    restored.sigma = state.sigma;
    restored.iteration = state.iteration;
    restored.eigenAt = state.eigenAt;
    restored.covariance.set(state.covariance);
    restored.basis.set(state.basis);
    restored.axes.set(state.axes);
    restored.pathSigma.set(state.pathSigma);
    restored.pathC.set(state.pathC);
    return restored;
  }
}

function identity(n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = 1;
  return matrix;
}

function norm(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * x[i];
  return Math.sqrt(sum);
}
