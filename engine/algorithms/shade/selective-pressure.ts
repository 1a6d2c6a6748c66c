/** Rank-based parents and the adaptive use of the archive. Stanovov, Akhmedova & Semenkin 2021, doi:10.1109/CEC45853.2021.9504959. */
import type { Random } from '../../random/random.ts';

/** Chances of the ranks 0 (best) to size - 1, falling as exp(-rank / size), summed up. */
export function rankCumulative(size: number): Float64Array {
  const sums = new Float64Array(size);
  let total = 0;
  for (let i = 0; i < size; i++) {
    total += Math.exp(-i / size);
    sums[i] = total;
  }
  for (let i = 0; i < size; i++) sums[i] /= total;
  return sums;
}

/** A rank by its chance. */
export function drawRank(cumulative: Float64Array, random: Random): number {
  const u = random.next();
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (u < cumulative[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A rank by its chance among the ranks other than `a` and `b`. */
export function drawOtherRank(cumulative: Float64Array, a: number, b: number, random: Random): number {
  for (;;) {
    const drawn = drawRank(cumulative, random);
    if (drawn !== a && drawn !== b) return drawn;
  }
}

/** How often the last parent comes from the archive: as often as that has paid, within [0.1, 0.9]. */
export class ArchiveChance {
  value = 0.5;
  private readonly uses = [0, 0];
  private readonly gains = [0, 0];

  /** Notes a trial that improved its target by `gain` >= 0. */
  count(usedArchive: boolean, gain: number): void {
    const at = usedArchive ? 1 : 0;
    this.uses[at]++;
    this.gains[at] += Number.isFinite(gain) ? gain : 0;
  }

  /** Ends a generation. */
  learn(): void {
    const [without, withArchive] = this.gains.map((gain, at) => gain / Math.max(1, this.uses[at]));
    const total = without + withArchive;
    this.value = total > 0 ? Math.min(0.9, Math.max(0.1, withArchive / total)) : 0.5;
    this.uses.fill(0);
    this.gains.fill(0);
  }
}
