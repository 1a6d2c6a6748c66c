/** Mutation and crossover of differential evolution. Storn & Price 1997, doi:10.1023/A:1008202821328. */
import type { Random } from '../../random/random.ts';
import type { BoundHandler } from '../box.ts';
import type { Box } from '../define.ts';

/** The mutant base + pull (towards - base) + F (plus - minus); rows by their offset, `minus` in `from`, others in the population. */
export interface Mutation {
  readonly F: number;
  readonly pull: number;
  base: number;
  towards: number;
  plus: number;
  minus: number;
  from: Float64Array;
}

/** Every coordinate comes from the mutant with chance CR, one of them surely (eq. 4, 5). Writes the trial of the target at `row`. */
export function crossBinomially(
  population: Float64Array,
  trials: Float64Array,
  row: number,
  { F, pull, base, plus, minus, towards, from }: Mutation,
  CR: number,
  { dimensions, lower, upper }: Box,
  handle: BoundHandler,
  random: Random,
): void {
  const forced = random.below(dimensions);
  for (let i = 0; i < dimensions; i++) {
    if (random.single() >= CR && i !== forced) {
      trials[row + i] = population[row + i];
      continue;
    }
    let mutant = population[base + i] + F * (population[plus + i] - from[minus + i]);
    if (pull !== 0) mutant += pull * (population[towards + i] - population[base + i]);
    trials[row + i] = mutant >= lower[i] && mutant <= upper[i] ? mutant : handle(mutant, lower[i], upper[i], random);
  }
}

/** A stretch of coordinates from a random one on comes from the mutant; it grows with chance CR (section 3 of the 1995 report, TR-95-012). */
export function crossExponentially(
  population: Float64Array,
  trials: Float64Array,
  row: number,
  { F, pull, base, plus, minus, towards, from }: Mutation,
  CR: number,
  { dimensions, lower, upper }: Box,
  handle: BoundHandler,
  random: Random,
): void {
  for (let i = 0; i < dimensions; i++) trials[row + i] = population[row + i];
  let i = random.below(dimensions);
  let length = 0;
  do {
    let mutant = population[base + i] + F * (population[plus + i] - from[minus + i]);
    if (pull !== 0) mutant += pull * (population[towards + i] - population[base + i]);
    trials[row + i] = mutant >= lower[i] && mutant <= upper[i] ? mutant : handle(mutant, lower[i], upper[i], random);
    i = i + 1 === dimensions ? 0 : i + 1;
    length++;
  } while (length < dimensions && random.single() < CR);
}
