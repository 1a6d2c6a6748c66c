import type { Sentence } from '../../sandbox/sentence.ts';
import type { InitialChoice } from '../algorithms/index.ts';

/** A config after validation: everything a user may omit is filled in, nothing is left to check. */
export interface Config {
  readonly algorithms: readonly AlgorithmChoice[];
  readonly problem: ProblemChoice;
  /** Absent: one is drawn when the config is submitted, and recorded. */
  readonly seed: number | undefined;
  /** Independent repetitions per algorithm, >= 1. */
  readonly runs: number;
  readonly stop: StopRules;
  /** Where the search begins; absent: uniformly drawn. */
  readonly initial?: InitialChoice;
  readonly limits: TimeLimits;
  /** What a custom fitness may take, as far as the config says. */
  readonly sandbox?: SandboxWishes;
  /** Tasks of higher priority start first. */
  readonly priority: number;
  /** Whether who submits it goes on at once, instead of waiting for the tasks to end. */
  readonly background: boolean;
}

/** What a config asks of the sandbox; absent: what the user's settings say. */
export interface SandboxWishes {
  readonly driver?: 'auto' | 'container' | 'embedded';
  readonly seconds?: number;
  readonly memory_mib?: number;
  readonly cpus?: number;
  readonly processes?: number;
  readonly tmp_mib?: number;
}

/** An algorithm with all its parameters. */
export interface AlgorithmChoice {
  /** Canonical name. */
  readonly name: string;
  /** Every parameter of the algorithm, defaults filled in. */
  readonly params: Readonly<Record<string, number | string>>;
  /** False when a budget under `stop` replaces the default of max_iterations. */
  readonly limitsIterations: boolean;
}

/** A problem of one size, with bounds for each dimension. */
export interface ProblemChoice {
  readonly dimensions: number;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** True when the function's usual bounds were taken because the config names none. */
  readonly usesUsualBounds: boolean;
  readonly objective: 'minimize' | 'maximize';
  /** A built-in function, or a custom fitness (a path or the name of a cell), or neither yet. */
  readonly source: FunctionChoice | { readonly fitness: string } | undefined;
}

/** A built-in function by its name. */
export interface FunctionChoice {
  readonly function: string;
  /** Absent for functions that have no instances. */
  readonly instance?: number;
}

/** What ends a run; the first one met wins. Absent means unlimited. */
export interface StopRules {
  /** Exact number of evaluations. */
  readonly evaluations?: number;
  /** Reached when the best fitness is at least this good. */
  readonly target?: number;
  readonly seconds?: number;
  /** Iterations without a better incumbent. */
  readonly stagnation?: number;
}

/** How long one task may take, in seconds of running; under their names in the config. */
export interface TimeLimits {
  /** The run stops by itself and reports its best so far. */
  readonly soft_seconds: number;
  /** The run is ended and its task fails; always above `soft_seconds`. */
  readonly hard_seconds: number;
}

/** One mistake in a config text. Line and column count from 1; `path` is like `problem.bounds[1]`. */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'hint';
  /** Stable kebab-case name of the rule. */
  readonly code: string;
  /** One plain sentence: expected, got, what to do. In English. */
  readonly message: string;
  /** The message as it can be told in other languages; absent where it is English only. */
  readonly sentence?: Sentence;
  readonly line: number;
  readonly column: number;
  /** End of the place, exclusive. */
  readonly endLine: number;
  readonly endColumn: number;
  readonly path: string;
  /** What to write in its place, where that is known: the nearest valid name, a number in range, bounds in order. */
  readonly suggestion?: string;
}

/** What came of reading a config; without a mistake it may still have warnings. */
export type ParsedConfig =
  | { readonly ok: true; readonly config: Config; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };
