/** One instance of a BBOB function, ready to evaluate. */
export interface BbobInstance {
  /** f(x) for the `dimensions` numbers from `offset` on. Not re-entrant: it reuses its own scratch vectors. */
  readonly evaluate: (x: Float64Array, offset: number) => number;
  /** Where the optimum lies. */
  readonly solution: Float64Array;
  /** f at the optimum. */
  readonly fitness: number;
}

/** A function of the noiseless BBOB suite (INRIA RR-6829). */
export interface BbobFunction {
  readonly number: number;
  readonly title: string;
  readonly modality: 'unimodal' | 'multimodal';
  readonly formula: string;
  /** Functions that share the optimum of another one draw with that one's number. */
  readonly seedNumber?: number;
  /** Value added to the raw function comes from the instance; `seed` is `number + 10000 x instance`. */
  readonly build: (dimensions: number, seed: number) => Shape;
}

/** A function with optimum value 0: what `build` returns. */
export interface Shape {
  readonly solution: Float64Array;
  readonly value: (x: Float64Array, offset: number) => number;
}

/** Scratch vector y = x - shift. */
export function shifted(x: Float64Array, offset: number, shift: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = x[offset + i] - shift[i];
}
