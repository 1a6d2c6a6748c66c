/** How populations shrink over a run, and what that costs. `progress` is the share of the run that is over, in [0, 1]. */
import { exactly, type Spending } from '../define.ts';

/** Linear population size reduction, eq. 10 of L-SHADE (Tanabe & Fukunaga 2014). */
export const linearSize = (first: number, last: number, progress: number): number =>
  Math.round(first + (last - first) * progress);

/** The mean population over the generations of a run that shrinks linearly with its evaluations: large ones spend them quickly. */
export const meanSize = (first: number, last: number): number => (first > last ? (first - last) / Math.log(first / last) : first);

/** Non-linear reduction, section III-A of NL-SHADE-RSP (Stanovov, Akhmedova & Semenkin 2021). */
export const nonLinearSize = (first: number, last: number, progress: number): number =>
  Math.round((last - first) * progress ** (1 - progress) + first);

/** Generations that are added up one by one; of more, the sizes are taken in so many blocks. */
const blocks = 5000;

/** Of a run whose population is `sizeAt(0)` at first and once more, and never grows. */
export function spendingOfShrinking(generations: number, sizeAt: (progress: number) => number): Spending {
  const length = Math.ceil(generations / blocks);
  let sum = sizeAt(0);
  // A block counts as large as it begins, which is its largest.
  for (let begun = 0; begun < generations; begun += length)
    sum += Math.min(length, generations - begun) * sizeAt(begun / generations);
  return exactly(sum);
}
