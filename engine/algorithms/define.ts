import type { Sentence } from '../../sandbox/sentence.ts';
import type { Random } from '../random/random.ts';
import type { Initialize } from './initial/index.ts';
import type { Stretch } from './stretches.ts';

/** The region that is searched; both arrays hold `dimensions` finite numbers, lower < upper. */
export interface Box {
  readonly dimensions: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** What a parameter may hold; from it come validation, completion, hover and help. */
export type Param =
  | NumberParam
  | {
      readonly kind: 'choice';
      readonly default: string;
      readonly choices: readonly string[];
      readonly doc: string;
      readonly recommend?: string;
    };

export interface NumberParam {
  readonly kind: 'integer' | 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** True when `min` itself is not allowed. */
  readonly exclusiveMin?: boolean;
  /** True when `max` itself is not allowed. */
  readonly exclusiveMax?: boolean;
  readonly doc: string;
  readonly recommend?: string;
}

/** Values by parameter name; where the parameters are not known statically, any. */
export type ParamValues<P extends Record<string, Param>> = string extends keyof P
  ? Readonly<Record<string, number | string>>
  : { readonly [K in keyof P]: P[K] extends { kind: 'choice' } ? string : number };

/** What `start` is given. Everything an optimizer may draw on; it never sees the clock or the objective. */
export interface StartContext<V> {
  readonly box: Box;
  readonly params: V;
  readonly random: Random;
  /** Places the first candidates: as the user asked, uniformly by default. */
  readonly initialize: Initialize;
  /** Evaluations the run is to spend when `stop.evaluations` stands in for max_iterations; Infinity otherwise. */
  readonly budget: number;
  /** True when max_iterations does not count, so a search with a schedule of its own must not finish before its budget. */
  readonly openEnded: boolean;
}

/** A plain JSON-able snapshot (typed arrays as number arrays). */
export type OptimizerState = { readonly [key: string]: unknown };

/** A pure ask/tell search that minimizes. */
export interface Optimizer {
  /**
   * Candidates of the next iteration, n x dimensions, row-major, inside the box. The array is owned by the
   * optimizer and reused: valid until the next `ask`.
   */
  ask(): Float64Array;
  /** Fitness of the candidates last asked for, in their order; never NaN (a failed evaluation is Infinity). */
  tell(fitness: Float64Array): void;
  /** True once the search has run its course by itself (an annealing schedule that has cooled down). */
  finished?(): boolean;
  /** What an algorithm that chooses by itself has chosen, and why: one plain sentence. */
  explanation?(): Sentence;
  /** Between `tell` and `ask` only. Includes the random generator. */
  state(): OptimizerState;
  /** Takes what `state` of the same algorithm with the same parameters gave, which an implementation may type exactly. */
  restore(state: OptimizerState): void;
}

/** Evaluations of a run. */
export interface Spending {
  /** As a rule; equal to `most` where nothing but the parameters decides. */
  readonly usual: number;
  /** Never exceeded. */
  readonly most: number;
}

/** What every run spends, whatever it meets. */
export const exactly = (evaluations: number): Spending => ({ usual: evaluations, most: evaluations });

/** Multiplications with an addition, or what takes as long, of a search without its objective: to the order of magnitude. */
export interface Operations {
  /** Of each candidate. */
  readonly perEvaluation: number;
  /** Of each iteration beside its candidates. */
  readonly perIteration: number;
}

export interface Algorithm<P extends Record<string, Param> = Record<string, Param>> {
  readonly name: string;
  /** Short names accepted in configs, such as PSO. */
  readonly aliases: readonly string[];
  readonly title: string;
  /** One sentence for lists and hovers. */
  readonly doc: string;
  readonly reference: string;
  readonly params: P;
  /** Most dimensions it can search; absent when there is no limit. */
  readonly maxDimensions?: number;
  /** How many first candidates it takes, so that a config with more starting points is refused. */
  firstCandidates(values: ParamValues<P>, dimensions: number): number;
  /**
   * Relations between parameters that a range cannot say (tournament_size within population_size). One finding per broken
   * relation, naming the parameter at fault.
   */
  check?(values: ParamValues<P>): readonly { readonly param: string; readonly sentence: Sentence }[];
  /** Iterations after which the run ends by `max_iterations`; absent when the parameter means something else (annealing). */
  readonly iterationLimit?: (values: ParamValues<P>) => number;
  /** What a run that no other stop rule ends spends. */
  evaluations(values: ParamValues<P>, dimensions: number): Spending;
  /** Numbers that the search holds at once, of 8 bytes each: those that grow with candidates times dimensions, or dimensions squared. */
  numbersHeld(values: ParamValues<P>, dimensions: number): number;
  /** Absent where a candidate costs a few operations per coordinate, and nothing else costs more. */
  operations?(values: ParamValues<P>, dimensions: number): Operations;
  /** What runs one after another; absent for a search of its own. @param budget as in `StartContext`; undefined where max_iterations counts */
  stretches?(values: ParamValues<P>, dimensions: number, budget: number | undefined): readonly Stretch[];
  /** @throws RangeError when the box or the parameters break what the schema promises. */
  start(context: StartContext<ParamValues<P>>): Optimizer;
}

/** Keeps the parameter types while fitting the common registry type. */
export function defineAlgorithm<const P extends Record<string, Param>>(algorithm: Algorithm<P>): Algorithm {
  // The registry forgets P; values always come from the algorithm's own params schema (engine/config).
  return algorithm as unknown as Algorithm;
}

/** Every parameter of the algorithm at its documented default. */
export const defaultsOf = ({ params }: Algorithm): Record<string, number | string> =>
  Object.fromEntries(Object.entries(params).map(([name, param]) => [name, param.default]));

type NumberOptions = Omit<NumberParam, 'kind' | 'default'>;

/** A whole-number parameter. */
export function integer<const D extends number>(value: D, options: NumberOptions): NumberParam {
  return { kind: 'integer', default: value, ...options };
}

/** A real-valued parameter. */
export function number(value: number, options: NumberOptions): NumberParam {
  return { kind: 'number', default: value, ...options };
}

/** One of several words; the first is the default. */
export function choice<const C extends readonly [string, ...string[]]>(choices: C, options: { doc: string; recommend?: string }) {
  return { kind: 'choice', default: choices[0], choices, ...options } as const;
}
