import { FitnessError, isFitnessError, placeOf, type SourcePlace } from '../../sandbox/guest/fitness-error.ts';
import type { Fitness } from '../../sandbox/guest/guest.ts';
import { inEnglish, type Sentence, say } from '../../sandbox/sentence.ts';

const shownCoordinates = 5;

/** What an evaluation that threw said, and where in the source. */
export interface Failure {
  readonly message: string;
  /** The message without its full stop. */
  readonly sentence: Sentence;
  readonly place?: SourcePlace;
}

/**
 * A user's fitness as an objective: a throw is a failed evaluation, whose first message is kept; a value that is no number, and
 * whatever else goes wrong, ends the run.
 */
export class GuardedFitness {
  private readonly fitness: Fitness;
  private broken: unknown;
  /** What the first evaluation that threw said, and at which point. */
  firstFailure: Failure | undefined;

  constructor(fitness: Fitness) {
    this.fitness = fitness;
  }

  /** True once the run must end. */
  get isBroken(): boolean {
    return this.broken !== undefined;
  }

  /** @throws what ended the run, if something did */
  throwIfBroken(): void {
    if (this.broken !== undefined) throw this.broken;
  }

  /** One candidate; NaN where it failed. */
  readonly objective = (x: Float64Array, offset: number, dimensions: number): number => {
    if (this.broken !== undefined) return Number.NaN;
    try {
      return this.fitness.evaluateOne(x, offset, dimensions);
    } catch (error) {
      this.take(error, x.subarray(offset, offset + dimensions));
      return Number.NaN;
    }
  };

  /** The first `count` candidates at once, the faster way where another process evaluates; one by one where one of them fails. */
  readonly batch = (candidates: Float64Array, count: number, dimensions: number, values: Float64Array): void => {
    if (this.broken !== undefined) return;
    try {
      this.fitness.evaluate(candidates.subarray(0, count * dimensions), dimensions, values.subarray(0, count));
    } catch (error) {
      if (!isFitnessError(error)) this.broken ??= error;
      else for (let k = 0; k < count; k++) values[k] = this.objective(candidates, k * dimensions, dimensions);
    }
  };

  private take(error: unknown, x: Float64Array): void {
    if (!isFitnessError(error)) {
      this.broken ??= error;
      return;
    }
    const at = `[${[...x.subarray(0, shownCoordinates)].join(', ')}${x.length > shownCoordinates ? ', …' : ''}]`;
    const sentence = say('{0} at x = {1}', error.sentence ?? error.message.replace(/\.$/, ''), at);
    const message = `${inEnglish(sentence)}.`;
    const place = placeOf(error);
    if (error.kind === 'runtime') this.firstFailure ??= { message, sentence, ...(place ? { place } : {}) };
    else this.broken ??= new FitnessError(error.kind, message, { ...place, sentence });
  }
}
