/** Evaluates a fitness at given points inside a sandbox, and says of each point what came of it. */
import { fitnessFile, type GuestLanguage, type Job, type Limits, type Outcome, type Sandbox, type Session } from '../sandbox.ts';
import { inEnglish } from '../sentence.ts';
import { type EvaluateMessage, type EvaluateStart, isEvaluateMessage, pointsFile } from './messages.ts';

/** Why a point has no value. `rejected`: the fitness was not run at all. */
export type PointErrorKind = 'rejected' | 'timeout' | 'memory' | 'bad-value' | 'runtime' | 'infrastructure';

export interface PointError {
  readonly kind: PointErrorKind;
  readonly message: string;
  /** In the user's own source, from 1. */
  readonly line?: number;
  /** In that line, from 1; absent where it is not known. */
  readonly column?: number;
}

/** The value at a point, which may be infinite and is never NaN, or why there is none. */
export type PointAnswer = { readonly value: number } | { readonly error: PointError };

export interface Evaluation {
  readonly sandbox: Sandbox;
  /** The guest's program: `guest-program.ts`, built. */
  readonly program: Job['program'];
  readonly language: GuestLanguage;
  /** JavaScript or Python, as it runs. */
  readonly code: string;
  readonly points: readonly Float64Array[];
  /** Of all points together; `seconds` counts on when a guest had to be started anew. */
  readonly limits: Limits;
}

/** A guest that answers for many points in a row. */
const rate = { messagesPerSecond: 200_000, bytesPerSecond: 64 * 2 ** 20, messageBytes: 2 ** 15 };

/**
 * Yields one answer for each point, in order. A guest that a point ends is replaced for those that follow, which then find the
 * fitness freshly loaded; one that is out of time is not, and what it did not come to is out of time too.
 * @throws SandboxError when no guest can be started
 */
export async function* evaluatePoints(evaluation: Evaluation): AsyncGenerator<PointAnswer> {
  const { points, limits } = evaluation;
  const deadline = performance.now() + limits.seconds * 1000;
  for (let next = 0; next < points.length; ) {
    const secondsLeft = next === 0 ? limits.seconds : (deadline - performance.now()) / 1000;
    const ending = secondsLeft > 0 ? yield* runGuest(evaluation, next, secondsLeft) : { answered: 0, ...outOfTime(limits) };
    next += ending.answered;
    if (next === points.length) return;
    const { error, holdsForAll } = ending;
    const last = holdsForAll ? points.length : next + 1;
    for (; next < last; next++) yield { error };
  }
}

/** How a guest ended: how many points it answered, and what is wrong with the next one, or with all that are left. */
interface Ending {
  readonly answered: number;
  readonly error: PointError;
  readonly holdsForAll: boolean;
}

async function* runGuest(evaluation: Evaluation, from: number, seconds: number): AsyncGenerator<PointAnswer, Ending> {
  const session = await openSession(evaluation, from, seconds);
  let [isLoaded, answered] = [false, 0];
  try {
    for await (const message of session.messages) {
      const said = message as EvaluateMessage; // `accepts` let it through
      if (said.type === 'loaded') isLoaded = true;
      else if (!isLoaded && said.type === 'failed') return { answered, error: mistakeOf(said), holdsForAll: true };
      else if (isLoaded && from + answered < evaluation.points.length) {
        answered++;
        yield said.type === 'value' ? { value: said.value } : { error: mistakeOf(said) };
      } else await session.kill();
    }
    const outcome = await session.ended;
    const ending = endingOf(outcome, evaluation.limits);
    return { answered, ...ending, holdsForAll: ending.holdsForAll || !isLoaded };
  } finally {
    await session.kill();
  }
}

async function openSession(
  { sandbox, program, language, code, points, limits }: Evaluation,
  from: number,
  seconds: number,
): Promise<Session> {
  const own = points.slice(from);
  const session = await sandbox.open({
    language,
    program,
    files: { [fitnessFile(language)]: code, [pointsFile]: Buffer.concat(own.map(bytesOf)) },
    limits: { ...limits, seconds },
    accepts: isEvaluateMessage,
    rate,
  });
  session.send({ lengths: own.map(({ length }) => length) } satisfies EvaluateStart);
  return session;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);

function mistakeOf({ type: _, ...mistake }: Extract<EvaluateMessage, { type: 'failed' }>): PointError {
  return mistake;
}

const outOfTime = ({ seconds }: Limits): Omit<Ending, 'answered'> => ({
  error: { kind: 'timeout', message: `The sandbox ended the fitness after ${seconds} s, and it had not returned.` },
  holdsForAll: true,
});

/** What an end says of the first point that was not answered. */
function endingOf(outcome: Outcome, limits: Limits): Omit<Ending, 'answered'> {
  const one = (kind: PointErrorKind, message: string) => ({ error: { kind, message }, holdsForAll: false });
  switch (outcome.kind) {
    case 'out-of-time':
      return outOfTime(limits);
    case 'out-of-memory':
      return one('memory', `The fitness used up the ${limits.memoryMiB} MiB of memory that it may have.`);
    case 'flooded':
      return one('runtime', 'The fitness wrote more than a guest may say, so the sandbox ended it.');
    case 'malformed':
      return one(
        'runtime',
        `The fitness disturbed the messages of its guest (${inEnglish(outcome.reason)}), so the sandbox ended it.`,
      );
    case 'exited':
      return one('runtime', `The fitness ended its guest with code ${outcome.code}.`);
    case 'killed':
      return one('runtime', 'The fitness sent answers of its own, so the sandbox ended it.');
    case 'infrastructure':
      return { error: { kind: 'infrastructure', message: inEnglish(outcome.reason) }, holdsForAll: true };
  }
}
