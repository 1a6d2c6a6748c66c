/**
 * Source of all randomness in a run. Implementations are seeded, and their state is part of a run's state.
 */
export interface Random {
  /** Uniform in [0, 1), 53 random bits. */
  next(): number;
  /** Uniform in [0, 1), 32 random bits at half the price of {@link next}: enough for coin flips and random weights. */
  single(): number;
  /** 32 random bits as a whole number in [0, 2^32). */
  uint32(): number;
  /** Uniform whole number in [0, n), unbiased; n in 1..2^32. */
  below(n: number): number;
  /** Standard normal deviate. */
  normal(): number;
  /** Everything needed to go on bit for bit; plain JSON. */
  state(): readonly number[];
  /** Takes over a state that {@link state} gave. */
  restore(state: readonly number[]): void;
}
