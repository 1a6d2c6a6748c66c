/** What runs in every guest: the one export of a program that a sandbox is given. */
export interface GuestProgram {
  main(guest: Guest): void | Promise<void>;
}

/** All that a program in a guest has of the world. */
export interface Guest {
  /** The first message that was sent to the session. */
  readonly start: unknown;
  /** Says something to the host; waits while the host is busy. */
  send(message: unknown): void;
  /** Loads the fitness among the job's files. @throws FitnessError when its source throws or declares no function `fitness`. */
  openFitness(): Promise<Fitness>;
}

/** The user's function, behind a wall of its own: nothing it patches or changes is seen outside. */
export interface Fitness {
  /**
   * Evaluates candidates, row-major n x dimensions, into `values`.
   * @throws FitnessError naming the first candidate whose value is no number (NaN and the infinities are numbers);
   * OutOfMemory, which a program lets pass: it ends the guest, and the session as out of memory.
   */
  evaluate(candidates: Float64Array, dimensions: number, values: Float64Array): void;
  /** The same for one candidate that begins at `offset`: the faster way where the language allows it. */
  evaluateOne(candidates: Float64Array, offset: number, dimensions: number): number;
}

/** With this code a guest ends when its fitness has used up the memory it may have. */
export const exitOutOfMemory = 86;
