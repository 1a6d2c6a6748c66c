import type { Sentence } from '../../sandbox/sentence.ts';

/** Evaluates one candidate: x holds `dimensions` numbers starting at `offset`. Pure, never keeps or changes x. */
export type Objective = (x: Float64Array, offset: number, dimensions: number) => number;

/** What a problem is, beside its values. */
interface ProblemText {
  /** Name in configs, snake_case. */
  readonly name: string;
  readonly title: string;
  /** One sentence for lists and hovers. */
  readonly doc: string;
  /** The same where it is put together, so that it can be told in other languages. */
  readonly docSentence?: Sentence;
  /** Formula as plain text. */
  readonly formula: string;
  readonly modality: 'unimodal' | 'multimodal';
  /** Usual bounds, the same for every dimension. */
  readonly bounds: readonly [lower: number, upper: number];
  readonly dimensions: Range;
  /** Where it comes from. */
  readonly reference: string;
  /** Whether each coordinate makes the value larger the farther it is from zero, so that the largest value is in a corner. */
  readonly growsFromZero?: true;
  /**
   * Of a sum of like terms of one coordinate each: where in an interval such a term is least. Undefined where that is not known there.
   * For others, and where growsFromZero tells already, absent.
   */
  readonly leastIn?: (lower: number, upper: number) => number | undefined;
}

/** A built-in problem to optimize. One file each; listed in `index.ts`. */
export interface Problem extends ProblemText {
  /** Instances there are, by number; absent where there is only one, which counts as instance 1. */
  readonly instances?: Range;
  /** The one number of dimensions that an instance has, with the instance's name, where it has not all of `dimensions`. */
  readonly fixed?: (instance: number) => { readonly dimensions: number; readonly title: string };
  /** Best fitness there is; undefined where nobody knows. Cheap enough to be asked for at every drawing of a chart. */
  optimum(dimensions: number, instance: number): number | undefined;
  /** Operations of one evaluation, to the order of magnitude; absent where they are a few per dimension. */
  operations?(dimensions: number): number;
  /** Makes one instance ready to be evaluated; may take seconds and memory. */
  at(dimensions: number, instance: number): ProblemInstance;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A problem of a certain size, ready to be evaluated. */
export interface ProblemInstance {
  /** Not re-entrant: it may reuse scratch memory of the instance. */
  readonly objective: Objective;
  /** A candidate of optimal fitness, where one is known. */
  readonly solution: Float64Array | undefined;
  /** What a candidate stands for, as plain JSON, where it is more than its numbers. */
  readonly decode?: (x: ArrayLike<number>) => Decoded;
}

/** A decoded candidate. `kind` tells what else there is. */
export type Decoded = DecodedTour | DecodedKnapsack | DecodedSchedule;

export interface DecodedTour {
  readonly kind: 'tour';
  /** Cities in the order of the visit, from 0; back to the first at the end. */
  readonly tour: readonly number[];
  readonly length: number;
  /** Where the cities lie, by city. */
  readonly cities: readonly (readonly [x: number, y: number])[];
}

export interface DecodedKnapsack {
  readonly kind: 'knapsack';
  /** Items taken, from 0, ascending. */
  readonly items: readonly number[];
  /** Of the items taken, in their order. */
  readonly values: readonly number[];
  readonly weights: readonly number[];
  readonly value: number;
  readonly weight: number;
  readonly capacity: number;
}

export interface DecodedSchedule {
  readonly kind: 'schedule';
  readonly operations: readonly ScheduledOperation[];
  readonly makespan: number;
}

/** A piece of work on a machine; jobs, steps and machines count from 0. */
export interface ScheduledOperation {
  readonly job: number;
  readonly step: number;
  readonly machine: number;
  readonly start: number;
  readonly end: number;
}

/** A function that needs no preparation and has no instances. */
export interface FunctionSpec extends ProblemText {
  /** Known optimum for a number of dimensions. */
  optimum(dimensions: number): { readonly fitness: number; readonly solution: Float64Array };
  readonly objective: Objective;
}

/** The problem that such a function is. */
export function defineProblem({ objective, optimum, ...text }: FunctionSpec): Problem {
  return {
    ...text,
    optimum: (dimensions) => optimum(dimensions).fitness,
    at: (dimensions) => ({ objective, solution: optimum(dimensions).solution }),
  };
}
