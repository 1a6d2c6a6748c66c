/** The run inside a sandbox: the same loop as in a worker thread, around the user's fitness. Exports the program of a guest. */
import { hrtime } from 'node:process';
import { deserialize, serialize } from 'node:v8';
import { isFitnessError, placeOf } from '../../sandbox/guest/fitness-error.ts';
import type { Guest } from '../../sandbox/guest/guest.ts';
import { inEnglish, say } from '../../sandbox/sentence.ts';
import { findAlgorithm } from '../algorithms/index.ts';
import { drive } from './drive.ts';
import { type Failure, GuardedFitness } from './guarded-fitness.ts';
import { type Failures, type GuestMessage, type GuestStart, maxCheckpointLength } from './guest-messages.ts';
import { Run, type RunState } from './run.ts';

/** Milliseconds. */
const now = (): number => Number(hrtime.bigint() / 1000n) / 1000;

export async function main({ start, send, openFitness }: Guest): Promise<void> {
  const tell = (message: GuestMessage): void => send(message);
  try {
    tell(execute(start as GuestStart, new GuardedFitness(await openFitness()), tell)); // the engine sent it
  } catch (error) {
    if (!isFitnessError(error)) throw error;
    const place = placeOf(error);
    const { message, sentence } = error;
    tell({ type: 'failed', message, ...(sentence ? { sentence } : {}), ...(place ? { place } : {}) });
  }
}

function execute(
  { spec, resume, inBatches }: GuestStart,
  fitness: GuardedFitness,
  tell: (message: GuestMessage) => void,
): GuestMessage {
  const algorithm = findAlgorithm(spec.algorithm.name);
  if (algorithm === undefined) throw new Error(`No algorithm of that name: ${spec.algorithm.name}.`);
  const { objective, batch } = fitness;
  const isCancelled = () => fitness.isBroken;
  const run = new Run({ spec, algorithm, objective, now, isCancelled, ...(inBatches ? { batch } : {}) });
  if (resume !== null) run.restore(deserialize(Buffer.from(resume, 'base64')) as RunState); // what a run like this one wrote
  const failures = () => ({
    failed_evaluations: run.failedEvaluations,
    ...told(fitness.firstFailure),
  });
  const tellProgress = () =>
    tell({ type: 'progress', progress: run.progress(), best_solution: run.bestSolution(), ...failures() });
  drive(run, now, {
    progress: tellProgress,
    checkpoint() {
      const state = run.state();
      const text = serialize(state).toString('base64');
      if (text.length <= maxCheckpointLength)
        tell({ type: 'checkpoint', state: text, evaluations: state.evaluations, seconds: state.seconds });
    },
  });
  fitness.throwIfBroken();
  const result = run.result();
  if (result.best_fitness === null) {
    tellProgress(); // a failure carries no result, and what was told last may be of long before
    const { firstFailure } = fitness;
    const sentence = firstFailure
      ? say('All {0} evaluations failed; the first threw {1}', result.evaluations, firstFailure.sentence)
      : say('All {0} evaluations failed; no value was finite', result.evaluations);
    const place = firstFailure?.place;
    return { type: 'failed', message: `${inEnglish(sentence)}.`, sentence, ...(place ? { place } : {}) };
  }
  const failed = failures();
  const sentences = { ...result.sentences, ...failed.sentences };
  return { type: 'ended', result: { ...result, ...failed, ...(Object.keys(sentences).length > 0 ? { sentences } : {}) } };
}

const told = (failure: Failure | undefined): Omit<Failures, 'failed_evaluations'> =>
  failure
    ? {
        first_failure: failure.message,
        sentences: { first_failure: failure.sentence },
        ...(failure.place ? { first_failure_place: failure.place } : {}),
      }
    : {};
