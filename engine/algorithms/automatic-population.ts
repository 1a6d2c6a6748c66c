/** A population size that the algorithm chooses by itself where it is 0. */

import { say } from '../../sandbox/sentence.ts';

/** Members that mutation and weighting need at least. */
export const smallestPopulation = 4;

/** For `check`: between 0 and the smallest population there is nothing. */
export const checkPopulation = ({ population_size: size }: { readonly population_size: number }) =>
  size > 0 && size < smallestPopulation
    ? [
        {
          param: 'population_size',
          sentence: say('Expected population_size to be 0 (automatic) or at least {0}, got {1}.', smallestPopulation, size),
        },
      ]
    : [];
