import type { Sentence } from '../sentence.ts';

/** What a fitness can do wrong: return something that is no number, or throw. */
export type FitnessErrorKind = 'bad-value' | 'runtime';

/** A place in the user's own source, from 1; columns count as JavaScript counts characters. */
export interface SourcePlace {
  readonly line: number;
  /** Absent where it is not known. */
  readonly column?: number;
}

/** A mistake of the user's fitness, in the user's words. */
export class FitnessError extends Error {
  override readonly name = 'FitnessError';
  readonly kind: FitnessErrorKind;
  /** In the user's own source, from 1. */
  readonly line: number | undefined;
  /** In that line, from 1; undefined where it is not known. */
  readonly column: number | undefined;
  /**
   * The message without its full stop, as it can be told in other languages; undefined for what the user's code said, and where the
   * message is cut.
   */
  readonly sentence: Sentence | undefined;
  /** Which candidate of the batch it was, from 0; undefined while the source was loaded. */
  readonly index: number | undefined;

  constructor(
    kind: FitnessErrorKind,
    message: string,
    place: Partial<SourcePlace> & { readonly index?: number; readonly sentence?: Sentence | undefined } = {},
  ) {
    const isCut = message.length > maxMessageLength;
    super(isCut ? `${message.slice(0, maxMessageLength)}…` : message);
    this.kind = kind;
    this.line = isPlace(place.line) ? place.line : undefined;
    this.column = this.line !== undefined && isPlace(place.column) ? place.column : undefined;
    this.index = place.index;
    this.sentence = isCut ? undefined : place.sentence;
  }
}

/** Where in the source it happened. */
export const placeOf = ({ line, column }: FitnessError): SourcePlace | undefined =>
  line === undefined ? undefined : { line, ...(column === undefined ? {} : { column }) };

/** Told by its name: the program of a guest is bundled apart from the guest, and has a class of its own. */
export const isFitnessError = (error: unknown): error is FitnessError => error instanceof Error && error.name === 'FitnessError';

/** A program can throw a text of any length. */
const maxMessageLength = 1000;
/** And tell of any place: a source has at most 1 MiB. */
export const maxPlace = 2 ** 20 + 1;

const isPlace = (count: number | undefined): count is number =>
  Number.isInteger(count) && Number(count) >= 1 && Number(count) <= maxPlace;
