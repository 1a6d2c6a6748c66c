/** Seconds per evaluation that runs of a fitness took, by algorithm. */
export type Paces = Readonly<Record<string, number>>;

/** The notification by which an editor tells the language server how fast a run was. */
export const pacesMethod = 'optimizehub/paces';

/** How fast the latest runs of a config were. */
export interface PacesParams {
  /** Of the config's text. */
  readonly uri: string;
  readonly paces: Paces;
}
