/** The random topology of SPSO 2006 and later: Clerc 2012, "Standard Particle Swarm Optimisation", hal-00764996, section 3.2. */
import type { Random } from '../../random/random.ts';

/** Who informs whom: every particle itself and K random ones, drawn anew after an iteration that did not improve the best. */
export class Informants {
  /** The K particles that particle j informs, in row j. */
  private readonly links: Int32Array;
  private readonly perParticle: number;
  private isStale = true;

  constructor(size: number, perParticle: number) {
    this.links = new Int32Array(size * perParticle);
    this.perParticle = perParticle;
  }

  /** Says whether the latest iteration improved the best of the swarm. */
  hear(hasImproved: boolean): void {
    this.isStale = !hasImproved;
  }

  /** Writes for every particle the best-informed of those that inform it. */
  chooseLeaders(leaders: Int32Array, bestFitness: Float64Array, random: Random): void {
    const { links, perParticle } = this;
    const size = leaders.length;
    if (this.isStale) for (let at = 0; at < links.length; at++) links[at] = random.below(size);
    this.isStale = false;
    for (let particle = 0; particle < size; particle++) leaders[particle] = particle;
    for (let at = 0; at < links.length; at++) {
      const informant = Math.trunc(at / perParticle);
      if (bestFitness[informant] < bestFitness[leaders[links[at]]]) leaders[links[at]] = informant;
    }
  }

  /** Plain JSON. */
  state(): { links: number[]; isStale: boolean } {
    return { links: [...this.links], isStale: this.isStale };
  }

  restore(state: { links: number[]; isStale: boolean }): void {
    this.links.set(state.links);
    this.isStale = state.isStale;
  }
}
