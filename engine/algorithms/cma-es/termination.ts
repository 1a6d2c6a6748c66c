/** When a CMA-ES restart has nothing left to find. Hansen 2016, arXiv:1604.00772, section B.3. */
import type { Distribution } from './distribution.ts';

/** Best and median fitness of the latest iterations, as far back as the criteria look. Plain JSON through `state`. */
export class History {
  private readonly limit: number;
  /** Iterations that are remembered. */
  private readonly longest = 20_000;
  private best: number[] = [];
  private median: number[] = [];

  constructor(dimensions: number, population: number) {
    this.limit = 120 + Math.ceil((30 * dimensions) / population);
  }

  /** Takes the fitness of one iteration; `order` ranks it. */
  record(fitness: Float64Array, order: Int32Array): void {
    this.best.push(fitness[order[0]]);
    this.median.push(fitness[order[order.length >> 1]]);
    if (this.best.length > 2 * this.longest) {
      this.best = this.best.slice(-this.longest);
      this.median = this.median.slice(-this.longest);
    }
  }

  /** TolFun: the best of the last iterations and all of the newest one lie within 1e-12. */
  isFlat(fitness: Float64Array, order: Int32Array): boolean {
    const recent = this.best.slice(-Math.ceil(this.limit / 4));
    if (this.best.length < recent.length || this.best.length < 10) return false;
    const worst = fitness[order[order.length - 1]];
    return Math.max(...recent, worst) - Math.min(...recent, fitness[order[0]]) < 1e-12;
  }

  /** Stagnation: neither best nor median improved from the first to the last third of the window. */
  isStagnant(iteration: number): boolean {
    const window = Math.max(this.limit, Math.floor(iteration / 5));
    if (this.best.length < window) return false;
    const third = Math.floor(0.3 * window);
    const worse = (values: number[]) => medianOf(values.slice(-third)) >= medianOf(values.slice(-window, third - window));
    return worse(this.best) && worse(this.median);
  }

  state() {
    return { best: this.best.slice(-this.longest), median: this.median.slice(-this.longest) };
  }

  restore(state: { best: number[]; median: number[] }): void {
    this.best = [...state.best];
    this.median = [...state.median];
  }
}

const medianOf = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];

/** True when the distribution itself says that going on is pointless. */
export function hasCollapsed(d: Distribution): boolean {
  const { covariance, factor, sigma, mean, dimensions: n } = d;
  if (!d.isSound || !(sigma < Number.POSITIVE_INFINITY)) return true;
  let longest = 0;
  let widestPivot = 0;
  let narrowestPivot = Number.POSITIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    const deviation = Math.sqrt(covariance[i * n + i]);
    longest = Math.max(longest, deviation);
    widestPivot = Math.max(widestPivot, factor[i * n + i]);
    narrowestPivot = Math.min(narrowestPivot, factor[i * n + i]);
    if (mean[i] === mean[i] + 0.2 * sigma * deviation) return true; // NoEffectCoord
  }
  if (sigma * longest < 1e-12 * d.initialSigma) return true; // TolX
  if (widestPivot > 1e7 * narrowestPivot) return true; // ConditionCov, by the pivots of the Cholesky factor
  return sigma * longest > 1e4 * d.initialSigma; // TolXUp
}

/** Iterations that one restart may take at most. */
export const iterationCap = (dimensions: number, population: number): number =>
  100 + Math.floor((150 * (dimensions + 3) ** 2) / Math.sqrt(population));
