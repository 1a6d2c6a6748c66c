/**
 * Success-history adaptation of F and CR: a ring of the weighted means that led to improvements. Tanabe & Fukunaga 2013,
 * doi:10.1109/CEC.2013.6557555; with the terminal value of CR of L-SHADE, Tanabe & Fukunaga 2014, doi:10.1109/CEC.2014.6900380.
 */
import type { Random } from '../../random/random.ts';

/** Marks a memory cell whose crossover rate has become 0 for good. */
const terminal = -1;

export class SuccessHistory {
  readonly F: Float64Array;
  readonly CR: Float64Array;
  private position = 0;
  private sumWeight = 0;
  private sumF = 0;
  private sumF2 = 0;
  private sumCR = 0;
  private sumCR2 = 0;
  private largestCR = 0;

  constructor(size: number, F: number, CR: number) {
    this.F = new Float64Array(size).fill(F);
    this.CR = new Float64Array(size).fill(CR);
  }

  /** A CR around the remembered one. */
  drawCR(cell: number, random: Random): number {
    const mean = this.CR[cell];
    return mean === terminal ? 0 : drawCR(mean, random);
  }

  /** An F around the remembered one. */
  drawF(cell: number, random: Random): number {
    return drawF(this.F[cell], random);
  }

  /** Notes a trial that beat its target by `gain` > 0. */
  succeed(F: number, CR: number, gain: number): void {
    this.sumWeight += gain;
    this.sumF += gain * F;
    this.sumF2 += gain * F * F;
    this.sumCR += gain * CR;
    this.sumCR2 += gain * CR * CR;
    this.largestCR = Math.max(this.largestCR, CR);
  }

  /** Ends a generation: writes the weighted Lehmer means of its successes into the next cell, `blend` of the old value kept. */
  remember(blend: number): void {
    if (this.sumWeight > 0 && this.sumF > 0) {
      const at = this.position;
      this.F[at] = blend * this.F[at] + (1 - blend) * (this.sumF2 / this.sumF);
      const isTerminal = this.CR[at] === terminal || this.largestCR === 0;
      this.CR[at] = isTerminal ? terminal : blend * this.CR[at] + (1 - blend) * (this.sumCR2 / this.sumCR);
      this.position = (at + 1) % this.F.length;
    }
    this.sumWeight = this.sumF = this.sumF2 = this.sumCR = this.sumCR2 = this.largestCR = 0;
  }

  /** Between generations only. */
  state() {
    return { F: [...this.F], CR: [...this.CR], position: this.position };
  }

  restore(state: { F: number[]; CR: number[]; position: number }): void {
    this.F.set(state.F);
    this.CR.set(state.CR);
    this.position = state.position;
  }
}

/** Normal with deviation 0.1, clipped to [0, 1]. */
export const drawCR = (mean: number, random: Random): number => Math.min(1, Math.max(0, mean + 0.1 * random.normal()));

/** Cauchy with scale 0.1, drawn again while not positive, at most 1. */
export function drawF(location: number, random: Random): number {
  for (;;) {
    const F = location + 0.1 * Math.tan(Math.PI * (random.next() - 0.5));
    if (F > 0) return Math.min(1, F);
  }
}
