/** What the doctor tells, light enough for whoever only reads it. */
import type { GuestLanguage } from './sandbox.ts';

/** One thing that a sandbox needs. */
export interface Check {
  readonly what: string;
  readonly isThere: boolean;
  /** What was found, or what follows from its absence. */
  readonly detail: string;
  /** What to do about it, where something is missing. */
  readonly mend?: string;
  /** The name of an image that is there, and what it runs. */
  readonly image?: { readonly name: string; readonly languages: readonly GuestLanguage[] };
}

/** The name of the check whose failure leaves only the embedded sandbox. */
export const containerEngine = 'container engine';

/** What an image runs. */
export const imageTitles: Readonly<Record<GuestLanguage, string>> = {
  javascript: 'JavaScript and TypeScript',
  python: 'Python',
};
