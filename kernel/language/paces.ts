import type { ProblemChoice } from '../../engine/config/config.ts';

/** Seconds per evaluation that the last run of a config took, by algorithm. */
export type Paces = Readonly<Record<string, number>>;

/** How the last run of a config went. */
export interface LastRun {
  /** What was optimized, as `problemKey` tells it. */
  readonly problem: string;
  readonly paces: Paces;
}

/** Equal for equal problems. */
export const problemKey = (problem: ProblemChoice): string => JSON.stringify(problem);

/** The notification by which an editor tells the language server how fast a run was. */
export const pacesMethod = 'optimizehub/paces';

export interface PacesParams {
  /** Of the config's text. */
  readonly uri: string;
  readonly paces: Paces;
}
