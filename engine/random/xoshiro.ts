/**
 * xoshiro128** 1.1, Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators", doi:10.1145/3460772: passes
 * BigCrush and PractRand. Its four words are seeded by SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195),
 * so that neighbouring seeds give unrelated streams.
 */
import type { Random } from './random.ts';
import { drawNormal } from './ziggurat.ts';

/** @param seed whole number from 0 to 2^53 - 1; all 53 bits count. */
export function createRandom(seed: number): Random {
  const random = new Xoshiro128();
  random.restore(seedWords(seed));
  return random;
}

/** Four words from two outputs of SplitMix64 started at the seed. */
function seedWords(seed: number): number[] {
  let state = BigInt(seed);
  const words: number[] = [];
  for (let i = 0; i < 2; i++) {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    z ^= z >> 31n;
    words.push(Number(z & 0xffffffffn), Number(z >> 32n));
  }
  return words;
}

const twoTo21 = 2 ** 21;
const twoTo32 = 2 ** 32;
const twoToMinus32 = 2 ** -32;
const twoToMinus53 = 2 ** -53;

class Xoshiro128 implements Random {
  private readonly words = new Int32Array(4);

  uint32(): number {
    const s = this.words;
    const s1 = s[1];
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    s[2] ^= s[0];
    s[3] ^= s1;
    s[1] = s1 ^ s[2];
    s[0] ^= s[3];
    s[2] ^= s1 << 9;
    s[3] = (s[3] << 11) | (s[3] >>> 21);
    return result >>> 0;
  }

  next(): number {
    return ((this.uint32() >>> 5) * 67108864 + (this.uint32() >>> 6)) * twoToMinus53;
  }

  single(): number {
    return this.uint32() * twoToMinus32;
  }

  /** Lemire 2019, doi:10.1145/3230636: the high half of a product, its rare biased low halves drawn again. */
  below(n: number): number {
    if (n > twoTo21) return this.belowLarge(n);
    for (;;) {
      const product = this.uint32() * n; // exact: under 2^53
      const high = Math.floor(product / twoTo32);
      const low = product - high * twoTo32;
      if (low >= n || low >= twoTo32 % n) return high;
    }
  }

  /** Rejects the incomplete last stretch of the 32-bit range. */
  private belowLarge(n: number): number {
    const limit = twoTo32 - (twoTo32 % n);
    for (;;) {
      const drawn = this.uint32();
      if (drawn < limit) return drawn % n;
    }
  }

  normal(): number {
    return drawNormal(this);
  }

  state(): readonly number[] {
    return Array.from(this.words, (word) => word >>> 0);
  }

  restore(state: readonly number[]): void {
    this.words.set(state);
  }
}
