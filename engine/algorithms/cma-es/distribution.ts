/**
 * The search distribution of CMA-ES and its update. Hansen 2016, "The CMA Evolution Strategy: A Tutorial",
 * arXiv:1604.00772; equation numbers below are the tutorial's. Active (negative) weights as in its section 3.2. Samples are
 * drawn through the Cholesky factor of the covariance instead of its eigenvectors, and the path of the step size is kept in
 * the coordinates of the standard normal vectors: Krause, Arbones & Igel 2016, "CMA-ES with optimal covariance update and
 * storage complexity", NIPS 29. It costs a sixth of n^3 instead of about nine.
 */
import type { Random } from '../../random/random.ts';
import type { Operations } from '../define.ts';
import { addOuterProducts, multiplyRows } from './rows.ts';

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
  /** Iterations between two factorizations, so that they cost no more than the sampling. */
  readonly factorInterval: number;
}

/** Default population size, eq. 48. */
export const defaultPopulation = (dimensions: number): number => 4 + Math.floor(3 * Math.log(dimensions));

export function strategyOf(dimensions: number, population: number): Strategy {
  const n = dimensions;
  const parents = Math.floor(population / 2);
  const raw = Float64Array.from({ length: population }, (_, i) => Math.log((population + 1) / 2) - Math.log(i + 1)); // eq. 49
  const positive = raw.subarray(0, parents);
  const negative = raw.subarray(parents);
  const sum = total(positive);
  const sumMinus = total(negative);
  const muEff = sum ** 2 / totalSquares(positive);
  const muEffMinus = sumMinus ** 2 / Math.max(totalSquares(negative), Number.MIN_VALUE);
  const cSigma = (muEff + 2) / (n + muEff + 5); // eq. 55
  const dSigma = 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma;
  const cC = (4 + muEff / n) / (n + 4 + (2 * muEff) / n); // eq. 56
  const c1 = 2 / ((n + 1.3) ** 2 + muEff); // eq. 57
  const cMu = Math.min(1 - c1, (2 * (0.25 + muEff + 1 / muEff - 2)) / ((n + 2) ** 2 + muEff)); // eq. 58
  const negativeScale = Math.min(1 + c1 / cMu, 1 + (2 * muEffMinus) / (muEff + 2), (1 - c1 - cMu) / (n * cMu)); // eq. 50 to 53
  const weights = raw.map((w) => (w >= 0 ? w / sum : (negativeScale * w) / Math.abs(sumMinus)));
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
    factorInterval: Math.max(1, Math.floor(1 / ((c1 + cMu) * n * 10))),
  };
}

/** One product with the triangular factor and one outer product per candidate; decay, path and factorization per generation. */
export const operationsOf = ({ factorInterval }: Strategy, dimensions: number): Operations => ({
  perEvaluation: 10 * dimensions + dimensions ** 2,
  perIteration: 1.5 * dimensions ** 2 + dimensions ** 3 / 6 / factorInterval,
});

const total = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0);
const totalSquares = (values: Float64Array): number => values.reduce((sum, v) => sum + v * v, 0);

/** Mean, step size and covariance of one restart. All matrices are dimensions x dimensions, row-major, lower triangle. */
export class Distribution {
  readonly dimensions: number;
  readonly strategy: Strategy;
  readonly mean: Float64Array;
  readonly initialSigma: number;
  sigma: number;
  iteration = 0;
  readonly covariance: Float64Array;
  /** A with A A^T = C. */
  readonly factor: Float64Array;
  /** False once rounding has made the covariance indefinite: the search must start anew. */
  isSound = true;
  readonly pathSigma: Float64Array;
  readonly pathC: Float64Array;
  private factorAt = 0;
  /** Standard normal vectors z of the last sample and their images y = A z, population x dimensions. */
  private readonly normals: Float64Array;
  private readonly steps: Float64Array;
  private readonly scratch: Float64Array;
  /** Learning rate of every rank. */
  private readonly learning: Float64Array;

  constructor(mean: Float64Array, sigma: number, strategy: Strategy) {
    const n = mean.length;
    this.dimensions = n;
    this.strategy = strategy;
    this.mean = mean;
    this.initialSigma = sigma;
    this.sigma = sigma;
    this.covariance = identity(n);
    this.factor = identity(n);
    this.pathSigma = new Float64Array(n);
    this.pathC = new Float64Array(n);
    this.normals = new Float64Array(strategy.population * n);
    this.steps = new Float64Array(strategy.population * n);
    this.scratch = new Float64Array(n);
    this.learning = new Float64Array(strategy.population);
  }

  /** Draws the population into `out` (population x dimensions), eq. 38 to 40. */
  sample(out: Float64Array, random: Random): void {
    const { dimensions: n, normals, steps, factor, mean, sigma } = this;
    for (let at = 0; at < normals.length; at++) normals[at] = random.normal();
    multiplyRows(factor, normals, steps, n);
    for (let row = 0; row < out.length; row += n) for (let i = 0; i < n; i++) out[row + i] = mean[i] + sigma * steps[row + i];
  }

  /** Moves to the better half; `order` holds the rows of the last sample from best to worst. */
  update(order: Int32Array): void {
    const { strategy, steps, normals, mean, scratch, pathSigma, pathC, dimensions: n } = this;
    const { cSigma, cC, muEff } = strategy;
    this.iteration++;
    average(normals, order, strategy, scratch);
    const gain = Math.sqrt(cSigma * (2 - cSigma) * muEff);
    for (let i = 0; i < n; i++) pathSigma[i] = (1 - cSigma) * pathSigma[i] + gain * scratch[i]; // eq. 43
    average(steps, order, strategy, scratch); // eq. 41
    for (let i = 0; i < n; i++) mean[i] += this.sigma * scratch[i]; // eq. 42
    const stalls = this.stalls();
    const gainC = stalls ? 0 : Math.sqrt(cC * (2 - cC) * muEff);
    for (let i = 0; i < n; i++) pathC[i] = (1 - cC) * pathC[i] + gainC * scratch[i]; // eq. 45
    this.updateCovariance(order, stalls);
    this.sigma *= Math.exp((cSigma / strategy.dSigma) * (norm(pathSigma) / strategy.chiN - 1)); // eq. 44
    if (this.iteration - this.factorAt >= strategy.factorInterval) this.factorize();
  }

  /** The tutorial's h_sigma = 0: the step size path is too long to trust the other one. */
  private stalls(): boolean {
    const { strategy, dimensions: n } = this;
    const settled = Math.sqrt(1 - (1 - strategy.cSigma) ** (2 * this.iteration));
    return norm(this.pathSigma) / settled >= (1.4 + 2 / (n + 1)) * strategy.chiN;
  }

  /** eq. 46 and 47. */
  private updateCovariance(order: Int32Array, stalls: boolean): void {
    const { dimensions: n, strategy, covariance, steps, pathC } = this;
    const { c1, cMu, cC, weights, population } = strategy;
    let weightSum = 0;
    for (let rank = 0; rank < population; rank++) weightSum += weights[rank];
    const keep = 1 + (stalls ? c1 * cC * (2 - cC) : 0) - c1 - cMu * weightSum;
    for (let i = 0; i < n; i++)
      for (let j = 0, at = i * n; j <= i; j++, at++) covariance[at] = keep * covariance[at] + c1 * pathC[i] * pathC[j];
    for (let rank = 0; rank < population; rank++)
      this.learning[rank] =
        cMu * (weights[rank] >= 0 ? weights[rank] : (weights[rank] * n) / this.squaredLength(order[rank] * n));
    addOuterProducts(covariance, steps, order, this.learning, n);
  }

  /** |C^(-1/2) y|^2 = |z|^2 of a step; keeps negative weights from making the covariance indefinite. */
  private squaredLength(row: number): number {
    let sum = 0;
    for (let at = row; at < row + this.dimensions; at++) sum += this.normals[at] * this.normals[at];
    return Math.max(sum, 1e-300);
  }

  /** Cholesky's factorization, row by row. */
  private factorize(): void {
    const { dimensions: n, covariance, factor } = this;
    this.factorAt = this.iteration;
    for (let i = 0; i < n; i++) {
      const row = i * n;
      for (let j = 0; j < i; j++) {
        let rest = covariance[row + j];
        for (let k = 0, other = j * n; k < j; k++, other++) rest -= factor[row + k] * factor[other];
        factor[row + j] = rest / factor[j * n + j];
      }
      let rest = covariance[row + i];
      for (let k = 0; k < i; k++) rest -= factor[row + k] * factor[row + k];
      this.isSound &&= rest > 0 && rest < Number.POSITIVE_INFINITY;
      factor[row + i] = Math.sqrt(rest > 0 ? rest : Number.MIN_VALUE);
    }
  }

  /** Numbers that `restore` needs, plain JSON. */
  state() {
    return {
      mean: [...this.mean],
      sigma: this.sigma,
      initialSigma: this.initialSigma,
      population: this.strategy.population,
      iteration: this.iteration,
      factorAt: this.factorAt,
      isSound: this.isSound,
      covariance: [...this.covariance],
      factor: [...this.factor],
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
    restored.factorAt = state.factorAt;
    restored.isSound = state.isSound;
    restored.covariance.set(state.covariance);
    restored.factor.set(state.factor);
    restored.pathSigma.set(state.pathSigma);
    restored.pathC.set(state.pathC);
    return restored;
  }
}

/** Weighted mean of the parents' rows. */
function average(rows: Float64Array, order: Int32Array, { parents, weights }: Strategy, out: Float64Array): void {
  const n = out.length;
  out.fill(0);
  for (let rank = 0; rank < parents; rank++) {
    const row = order[rank] * n;
    for (let i = 0; i < n; i++) out[i] += weights[rank] * rows[row + i];
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
