/** Evaluates one candidate: x holds `dimensions` numbers starting at `offset`. Pure, never keeps or changes x. */
export type Objective = (x: Float64Array, offset: number, dimensions: number) => number;

/** A built-in function to optimize. One file each; listed in `index.ts`. */
export interface Problem {
  /** Name in configs, snake_case. */
  readonly name: string;
  readonly title: string;
  /** One sentence for lists and hovers. */
  readonly doc: string;
  /** Formula as plain text. */
  readonly formula: string;
  readonly modality: 'unimodal' | 'multimodal';
  /** Usual bounds, the same for every dimension. */
  readonly bounds: readonly [lower: number, upper: number];
  readonly dimensions: { readonly min: number; readonly max: number };
  /** Known optimum for a number of dimensions. */
  optimum(dimensions: number): { readonly fitness: number; readonly solution: Float64Array };
  readonly objective: Objective;
  /** Where it comes from. */
  readonly reference: string;
}

/** Fixes the type, so that a file reads as one value. */
export const defineProblem = (problem: Problem): Problem => problem;
