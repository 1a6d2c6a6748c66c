/** Members that better ones replaced. Zhang & Sanderson 2009, doi:10.1109/TEVC.2009.2014613, section III-A. */
import type { Random } from '../../random/random.ts';

export class Archive {
  /** capacity x dimensions, row-major; the first `count` rows are filled. */
  readonly members: Float64Array;
  count = 0;
  private readonly capacity: number;
  private readonly dimensions: number;

  constructor(capacity: number, dimensions: number) {
    this.members = new Float64Array(capacity * dimensions);
    this.capacity = capacity;
    this.dimensions = dimensions;
  }

  /** Takes the row of `population` that starts at `row`; a full archive (of `limit` members) gives up a random one for it. */
  add(population: Float64Array, row: number, random: Random, limit = this.capacity): void {
    if (limit === 0) return;
    const slot = this.count < limit ? this.count++ : random.below(limit);
    for (let i = 0; i < this.dimensions; i++) this.members[slot * this.dimensions + i] = population[row + i];
  }

  /** Keeps at most so many members. */
  limit(count: number): void {
    this.count = Math.min(this.count, count);
  }

  /** Plain JSON. */
  state(): number[] {
    return [...this.members.subarray(0, this.count * this.dimensions)];
  }

  restore(state: readonly number[]): void {
    this.members.set(state);
    this.count = state.length / this.dimensions;
  }
}
