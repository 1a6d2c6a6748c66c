/**
 * A local search by the BFGS update with forward differences, in the box. Nocedal & Wright 2006, "Numerical Optimization",
 * algorithm 6.1 with the backtracking of algorithm 3.1; equation numbers are theirs. Ask/tell like an optimizer: a gradient
 * is asked for as one batch of n points, a step as one point.
 */
import type { Box } from '../define.ts';
import { load, loadNumber, save, saveNumber } from '../snapshot.ts';

/** Shares of a coordinate's range: width of a difference, and what counts as no move. */
const differenceWidth = 1e-8;
const sufficientDecrease = 1e-4;
const longestBacktracking = 25;

export class QuasiNewton {
  private readonly box: Box;
  private readonly n: number;
  private readonly x: Float64Array;
  private fitness = Number.POSITIVE_INFINITY;
  private readonly gradient: Float64Array;
  private readonly previousGradient: Float64Array;
  private readonly direction: Float64Array;
  private readonly move: Float64Array;
  /** Inverse Hessian, n x n. */
  private readonly H: Float64Array;
  private readonly widths: Float64Array;
  private readonly points: Float64Array;
  private readonly trial: Float64Array;
  private phase: 'gradient' | 'step' | 'done' = 'done';
  private stepLength = 1;
  private backtrackings = 0;
  private updates = 0;

  constructor(box: Box) {
    const n = box.dimensions;
    this.box = box;
    this.n = n;
    this.x = new Float64Array(n);
    this.gradient = new Float64Array(n);
    this.previousGradient = new Float64Array(n);
    this.direction = new Float64Array(n);
    this.move = new Float64Array(n);
    this.H = new Float64Array(n * n);
    this.widths = new Float64Array(n);
    this.points = new Float64Array(n * n);
    this.trial = new Float64Array(n);
  }

  /** True when nothing more can be gained, and before the first `begin`. */
  get isDone(): boolean {
    return this.phase === 'done';
  }

  /** The best point so far and its fitness. */
  get best(): { readonly x: Float64Array; readonly fitness: number } {
    return { x: this.x, fitness: this.fitness };
  }

  begin(x: Float64Array, fitness: number): void {
    this.x.set(x);
    this.fitness = fitness;
    this.updates = 0;
    this.phase = Number.isFinite(fitness) ? 'gradient' : 'done';
  }

  ask(): Float64Array {
    return this.phase === 'gradient' ? this.askGradient() : this.askStep();
  }

  private askGradient(): Float64Array {
    const { n, x, points, widths, box } = this;
    for (let i = 0; i < n; i++) {
      const width = differenceWidth * Math.max(box.upper[i] - box.lower[i], Math.abs(x[i]));
      widths[i] = x[i] + width > box.upper[i] ? -width : width;
      for (let j = 0; j < n; j++) points[i * n + j] = x[j];
      points[i * n + i] = x[i] + widths[i];
    }
    return points;
  }

  private askStep(): Float64Array {
    const { n, x, trial, direction, box } = this;
    for (let i = 0; i < n; i++) trial[i] = Math.min(box.upper[i], Math.max(box.lower[i], x[i] + this.stepLength * direction[i]));
    return trial;
  }

  tell(values: Float64Array): void {
    if (this.phase === 'gradient') this.takeGradient(values);
    else this.takeStep(values[0]);
  }

  private takeGradient(values: Float64Array): void {
    const { n, gradient, previousGradient, widths } = this;
    previousGradient.set(gradient);
    for (let i = 0; i < n; i++) gradient[i] = (values[i] - this.fitness) / widths[i];
    if (!gradient.every(Number.isFinite)) {
      this.phase = 'done';
      return;
    }
    if (this.updates > 0) this.updateInverse();
    this.aim();
    this.stepLength = this.updates === 0 ? this.firstLength() : 1;
    this.backtrackings = 0;
    this.phase = 'step';
  }

  /** The direction -H g, without the coordinates that push against a bound; steepest descent where that does not descend. */
  private aim(): void {
    const { n, H, gradient, direction, x, box } = this;
    const isBlocked = (i: number): boolean =>
      (x[i] <= box.lower[i] && gradient[i] > 0) || (x[i] >= box.upper[i] && gradient[i] < 0);
    if (this.updates === 0) setIdentity(H, n);
    for (let i = 0; i < n; i++) {
      direction[i] = 0;
      if (!isBlocked(i)) for (let j = 0; j < n; j++) if (!isBlocked(j)) direction[i] -= H[i * n + j] * gradient[j];
    }
    if (this.slope() < 0) return;
    this.updates = 0;
    setIdentity(H, n);
    for (let i = 0; i < n; i++) direction[i] = isBlocked(i) ? 0 : -gradient[i];
  }

  private slope(): number {
    let sum = 0;
    for (let i = 0; i < this.n; i++) sum += this.gradient[i] * this.direction[i];
    return sum;
  }

  /** A first step of a hundredth of the range. */
  private firstLength(): number {
    let longest = 0;
    for (let i = 0; i < this.n; i++)
      longest = Math.max(longest, Math.abs(this.direction[i]) / (this.box.upper[i] - this.box.lower[i]));
    return longest > 0 ? Math.min(1, 0.01 / longest) : 1;
  }

  private takeStep(value: number): void {
    const { n, x, trial, move } = this;
    const decreases = value <= this.fitness + sufficientDecrease * this.stepLength * this.slope();
    if (decreases && value < this.fitness) {
      const gain = this.fitness - value;
      for (let i = 0; i < n; i++) {
        move[i] = trial[i] - x[i];
        x[i] = trial[i];
      }
      const isTiny = gain <= 1e-14 * Math.max(1e-6, Math.abs(value));
      this.fitness = value;
      this.updates++;
      this.phase = isTiny ? 'done' : 'gradient';
      return;
    }
    this.stepLength *= 0.4;
    if (++this.backtrackings > longestBacktracking) this.phase = 'done';
  }

  /** eq. 6.17; skipped where the curvature is not positive. */
  private updateInverse(): void {
    const { n, H, move: s, gradient, previousGradient } = this;
    const y = gradient.map((g, i) => g - previousGradient[i]);
    let curvature = 0;
    let length = 0;
    for (let i = 0; i < n; i++) {
      curvature += s[i] * y[i];
      length += y[i] * y[i];
    }
    if (!(curvature > 1e-12 * length)) return;
    if (this.updates === 1) for (let i = 0; i < n; i++) H[i * n + i] = curvature / length; // eq. 6.20
    const Hy = new Float64Array(n);
    let yHy = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) Hy[i] += H[i * n + j] * y[j];
      yHy += y[i] * Hy[i];
    }
    const factor = (curvature + yHy) / (curvature * curvature);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) H[i * n + j] += factor * s[i] * s[j] - (Hy[i] * s[j] + s[i] * Hy[j]) / curvature;
  }

  /** Plain JSON. */
  state() {
    const { x, gradient, previousGradient, direction, move, H, phase, stepLength, backtrackings, updates, widths } = this;
    return {
      x: save(x),
      fitness: saveNumber(this.fitness),
      gradient: save(gradient),
      previousGradient: save(previousGradient),
      direction: save(direction),
      move: save(move),
      H: save(H),
      widths: save(widths),
      phase,
      stepLength,
      backtrackings,
      updates,
    };
  }

  restore(state: ReturnType<QuasiNewton['state']>): void {
    for (const name of ['x', 'gradient', 'previousGradient', 'direction', 'move', 'H', 'widths'] as const)
      load(this[name], state[name]);
    this.fitness = loadNumber(state.fitness);
    this.phase = state.phase;
    this.stepLength = state.stepLength;
    this.backtrackings = state.backtrackings;
    this.updates = state.updates;
  }
}

function setIdentity(H: Float64Array, n: number): void {
  H.fill(0);
  for (let i = 0; i < n; i++) H[i * n + i] = 1;
}
