/** How a run goes through its stretches, counted before it starts. */

/** A stretch of a run in which one algorithm searches. */
export interface Stretch {
  /** Name of the algorithm. */
  readonly algorithm: string;
  readonly params: Readonly<Record<string, number | string>>;
  /** After which the next stretch begins; the last one goes on to the end of the run. */
  readonly evaluations: number;
  /** Evaluations of an iteration, as a rule. */
  readonly perIteration: number;
  /** The same once its evaluations are spent, where it goes on. */
  readonly perIterationLater: number;
}

/** What a stretch spends. */
export interface StretchSpending {
  readonly iterations: number;
  readonly evaluations: number;
}

/** What each stretch spends of a run that so many iterations or evaluations end, whichever comes first. */
export function spendingOfStretches(
  stretches: readonly Pick<Stretch, 'evaluations' | 'perIteration' | 'perIterationLater'>[],
  most: StretchSpending,
): readonly StretchSpending[] {
  let left = most;
  const spend = (evaluations: number, perIteration: number): StretchSpending => {
    const wanted = Math.min(evaluations, left.evaluations);
    const iterations = Math.min(left.iterations, Math.ceil(wanted / perIteration));
    const spent = { iterations, evaluations: Math.min(wanted, iterations * perIteration) };
    left = { iterations: less(left.iterations, iterations), evaluations: less(left.evaluations, spent.evaluations) };
    return spent;
  };
  return stretches.map(({ evaluations, perIteration, perIterationLater }, k) => {
    const planned = spend(evaluations, perIteration);
    if (k < stretches.length - 1) return planned;
    const later = spend(Number.POSITIVE_INFINITY, perIterationLater);
    return {
      iterations: planned.iterations + later.iterations,
      evaluations: planned.evaluations + later.evaluations,
    };
  });
}

/** What is left of a limit; of none, as much as before. */
const less = (limit: number, spent: number): number => (limit === Number.POSITIVE_INFINITY ? limit : limit - spent);
