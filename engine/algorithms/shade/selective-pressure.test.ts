import assert from 'node:assert/strict';
import { createRandom } from '../../random/index.ts';
import { assertClose, assertShare } from '../testing.ts';
import { ArchiveChance, drawOtherRank, drawRank, rankCumulative } from './selective-pressure.ts';

suite('The chance of a rank', () => {
  const chanceOf = (size: number, rank: number): number => {
    const weights = Array.from({ length: size }, (_, i) => Math.exp(-i / size));
    return weights[rank] / weights.reduce((sum, weight) => sum + weight, 0);
  };

  test('falls as exp(-rank / size), and all of them add up to 1', () => {
    for (const size of [1, 2, 5, 30]) {
      const cumulative = rankCumulative(size);
      assertClose(
        Array.from(cumulative, (sum, i) => sum - (i === 0 ? 0 : cumulative[i - 1])),
        Array.from({ length: size }, (_, i) => chanceOf(size, i)),
      );
      assertClose([cumulative[size - 1]], [1]);
    }
  });

  test('is the share of the draws that give it', () => {
    const random = createRandom(1);
    const counts = new Array(5).fill(0);
    const cumulative = rankCumulative(5);
    for (let k = 0; k < 20_000; k++) counts[drawRank(cumulative, random)]++;
    for (const [rank, count] of counts.entries()) assertShare(count, 20_000, chanceOf(5, rank));
  });

  test('is the share of the draws among the ranks that are not taken, too', () => {
    const random = createRandom(1);
    const cumulative = rankCumulative(4);
    const counts = [0, 0, 0, 0];
    for (let k = 0; k < 60_000; k++) counts[drawOtherRank(cumulative, 3, 2, random)]++;
    assert.deepEqual(counts.slice(2), [0, 0]);
    for (const rank of [0, 1]) assertShare(counts[rank], 60_000, chanceOf(4, rank) / (chanceOf(4, 0) + chanceOf(4, 1)));
  });
});

suite('The chance of the archive', () => {
  const learned = (trials: readonly (readonly [usedArchive: boolean, gain: number])[]): number => {
    const chance = new ArchiveChance();
    for (const [usedArchive, gain] of trials) chance.count(usedArchive, gain);
    chance.learn();
    return chance.value;
  };

  test('is its share of the mean gains', () => {
    assert.equal(new ArchiveChance().value, 0.5);
    // 4 in one trial with the archive, 6 in three without: 4 to 2.
    assertClose(
      [
        learned([
          [true, 4],
          [false, 6],
          [false, 0],
          [false, 0],
        ]),
      ],
      [4 / 6],
    );
  });

  test('stays within 0.1 and 0.9, and is 0.5 where nothing was gained', () => {
    assert.equal(
      learned([
        [true, 4],
        [false, 0],
      ]),
      0.9,
    );
    assert.equal(
      learned([
        [true, 0],
        [false, 4],
      ]),
      0.1,
    );
    assert.equal(
      learned([
        [true, 0],
        [false, 0],
      ]),
      0.5,
    );
  });

  test('looks at one generation only, and not at a gain without measure', () => {
    const chance = new ArchiveChance();
    chance.count(true, 100);
    chance.learn();
    for (const [usedArchive, gain] of [
      [true, 1],
      [false, 3],
      [true, Number.POSITIVE_INFINITY],
    ] as const)
      chance.count(usedArchive, gain);
    chance.learn();
    assertClose([chance.value], [0.5 / 3.5]);
  });
});
