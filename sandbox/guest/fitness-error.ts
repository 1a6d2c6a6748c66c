/** What a fitness can do wrong: return something that is no number, or throw. */
export type FitnessErrorKind = 'bad-value' | 'runtime';

/** A mistake of the user's fitness, in the user's words. */
export class FitnessError extends Error {
  override readonly name = 'FitnessError';
  readonly kind: FitnessErrorKind;
  /** In the user's own source, from 1. */
  readonly line: number | undefined;
  /** Which candidate of the batch it was, from 0; undefined while the source was loaded. */
  readonly index: number | undefined;

  constructor(kind: FitnessErrorKind, message: string, place: { readonly line?: number; readonly index?: number } = {}) {
    super(message.length > maxMessageLength ? `${message.slice(0, maxMessageLength)}…` : message);
    this.kind = kind;
    this.line = place.line;
    this.index = place.index;
  }
}

/** Told by its name: the program of a guest is bundled apart from the guest, and has a class of its own. */
export const isFitnessError = (error: unknown): error is FitnessError => error instanceof Error && error.name === 'FitnessError';

/** A program can throw a text of any length. */
const maxMessageLength = 1000;
