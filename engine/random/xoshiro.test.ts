import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom } from './index.ts';

/** The 32-bit word behind `below(2^32)`. */
const words = (state: number[], count: number): number[] => {
  const random = createRandom(0);
  random.restore(state);
  return Array.from({ length: count }, () => random.below(2 ** 32));
};

suite('random numbers', () => {
  test('equal the first outputs of the authors’ xoshiro128** and the one after a million', () => {
    const first = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804, 337829053, 2142557243,
    ];
    assert.deepEqual(words([1, 2, 3, 4], 12), first);
    assert.equal(words([1, 2, 3, 4], 1_000_001).at(-1), 3175353485);
  });

  test('are seeded by SplitMix64 over all 53 bits', () => {
    assert.deepEqual(createRandom(42).state().slice(0, 4), [0x2feb6e95, 0xbdd73226, 0xb266f103, 0x28efe333]);
    assert.notDeepEqual(createRandom(2 ** 53 - 1).state(), createRandom(2 ** 32 - 1).state());
  });

  test('go on from a saved state as if never stopped', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(20), (seed, steps) => {
        const random = createRandom(seed);
        for (let i = 0; i < steps; i++) random.normal();
        const copy = createRandom(0);
        copy.restore(JSON.parse(JSON.stringify(random.state())));
        for (let i = 0; i < 5; i++)
          assert.deepEqual([copy.normal(), copy.next(), copy.below(7)], [random.normal(), random.next(), random.below(7)]);
      }),
    );
  });

  test('whole numbers below n are equally likely for small and large n', () => {
    const random = createRandom(7);
    for (const n of [1, 2, 3, 10, 2 ** 21 + 1, 3 * 2 ** 30]) {
      const bins = Math.min(n, 10);
      const counts = new Array(bins).fill(0);
      for (let i = 0; i < 100_000; i++) {
        const drawn = random.below(n);
        assert.ok(Number.isInteger(drawn) && drawn >= 0 && drawn < n);
        counts[Math.floor((drawn / n) * bins)]++;
      }
      // Six standard deviations: wrong once in 10^8 seeds, and the seed is fixed.
      for (const count of counts)
        assert.ok(Math.abs(count - 100_000 / bins) < 6 * Math.sqrt(100_000 / bins) + 1, `${n}: ${counts}`);
    }
  });

  test('whole numbers below n cost a second word where the first one would favour small numbers', () => {
    // From this state the first word is 0, one of the 2^32 mod n words too many for n = 3, but none for n = 4.
    const wordsTaken = (n: number): number => {
      const random = createRandom(0);
      random.restore([1, 0, 0, 0]);
      random.below(n);
      const left = random.state().join();
      random.restore([1, 0, 0, 0]);
      for (let taken = 1; taken < 10; taken++) {
        random.uint32();
        if (random.state().join() === left) return taken;
      }
      return 10;
    };
    assert.equal(words([1, 0, 0, 0], 1)[0], 0);
    assert.ok(wordsTaken(3) > 1);
    assert.equal(wordsTaken(4), 1);
  });

  test('normal deviates lie beyond 3.5 as often as they should, on either side', () => {
    const random = createRandom(12);
    let above = 0;
    let below = 0;
    for (let i = 0; i < 400_000; i++) {
      const z = random.normal();
      if (z > 3.5) above++;
      else if (z < -3.5) below++;
    }
    // 2.326e-4 of 400,000 are 93, with a deviation of 9.6.
    for (const count of [above, below]) assert.ok(Math.abs(count - 93) < 58, `${count}`);
  });

  test('normal deviates have mean 0, variance 1 and the right tails', () => {
    const random = createRandom(11);
    let sum = 0;
    let squares = 0;
    let beyondTwo = 0;
    for (let i = 0; i < 200_000; i++) {
      const z = random.normal();
      sum += z;
      squares += z * z;
      if (Math.abs(z) > 2) beyondTwo++;
    }
    assert.ok(Math.abs(sum / 200_000) < 0.014);
    assert.ok(Math.abs(squares / 200_000 - 1) < 0.02);
    assert.ok(Math.abs(beyondTwo / 200_000 - 0.0455) < 0.003);
  });
});
