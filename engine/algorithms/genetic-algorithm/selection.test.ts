import { createRandom } from '../../random/index.ts';
import { assertShare } from '../testing.ts';
import { drawByTournament } from './selection.ts';

suite('A tournament', () => {
  test('picks the best more often the larger it is: 1 - (1 - 1/n)^size of the draws', () => {
    const fitness = Float64Array.of(3, 1, 2);
    for (const size of [1, 2, 3]) {
      const random = createRandom(2);
      let wins = 0;
      for (let k = 0; k < 20_000; k++) if (drawByTournament(fitness, size, random) === 1) wins++;
      assertShare(wins, 20_000, 1 - (2 / 3) ** size, `size ${size}:`);
    }
  });
});
