import type { Random } from '../../random/random.ts';

/** The best of `size` members drawn with replacement. */
export function drawByTournament(fitness: Float64Array, size: number, random: Random): number {
  let winner = random.below(fitness.length);
  for (let k = 1; k < size; k++) {
    const rival = random.below(fitness.length);
    if (fitness[rival] < fitness[winner]) winner = rival;
  }
  return winner;
}
