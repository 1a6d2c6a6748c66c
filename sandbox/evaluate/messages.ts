/** What the host and the guest say to each other when a fitness is evaluated at given points. */
import { type FitnessErrorKind, maxPlace } from '../guest/fitness-error.ts';

/** The only message to the guest. The points lie in a file beside it: they may be more than a message can hold. */
export interface EvaluateStart {
  /** How many numbers each point has. */
  readonly lengths: readonly number[];
}

/** Under this name the guest finds the points: all their numbers in a row, as doubles of this machine. */
export const pointsFile = 'points.bin';

/** The fitness is there, or could not be loaded; then one answer for each point, in their order. */
export type EvaluateMessage =
  | { readonly type: 'loaded' }
  | { readonly type: 'value'; readonly value: number }
  | ({ readonly type: 'failed' } & FitnessMistake);

/** What the fitness did wrong. */
export interface FitnessMistake {
  readonly kind: FitnessErrorKind;
  readonly message: string;
  /** In the user's own source, from 1. */
  readonly line?: number;
  /** In that line, from 1; absent where it is not known. */
  readonly column?: number;
}

const maxMessageLength = 4000;

/** True for a message that a guest of this kind may send. */
export function isEvaluateMessage(said: unknown): said is EvaluateMessage {
  if (typeof said !== 'object' || said === null || !('type' in said)) return false;
  if (said.type === 'loaded') return true;
  if (said.type === 'value') return 'value' in said && typeof said.value === 'number';
  if (said.type !== 'failed' || !('kind' in said) || !('message' in said)) return false;
  const hasPlace = (!('line' in said) || isPlace(said.line)) && (!('column' in said) || ('line' in said && isPlace(said.column)));
  const isKnown = said.kind === 'bad-value' || said.kind === 'runtime';
  return hasPlace && isKnown && typeof said.message === 'string' && said.message.length <= maxMessageLength;
}

const isPlace = (count: unknown): boolean => Number.isSafeInteger(count) && Number(count) > 0 && Number(count) <= maxPlace;
