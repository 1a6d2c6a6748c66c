import type { DockerAddress } from '../../sandbox/drivers/docker-address.ts';
import type { DriverChoice } from '../../sandbox/find-sandbox.ts';
import type { SourcePlace } from '../../sandbox/guest/fitness-error.ts';
import type { Language } from '../../sandbox/language.ts';
import type { GuestLanguage, Limits } from '../../sandbox/sandbox.ts';
import type { Sentence } from '../../sandbox/sentence.ts';
import type { InitialChoice } from '../algorithms/index.ts';
import type { AlgorithmChoice, ProblemChoice, StopRules, TimeLimits } from '../config/config.ts';
import type { Decoded } from '../problems/index.ts';

/** States of a task that will change no more. */
export const finalStates = ['SUCCESS', 'FAILURE', 'REVOKED'] as const;
/** States of a task that waits, runs, or waits to run again. */
export const activeStates = ['PENDING', 'STARTED', 'RETRY'] as const;
export const taskStates = [...activeStates, ...finalStates] as const;
export type FinalState = (typeof finalStates)[number];
export type TaskState = (typeof taskStates)[number];

/** What ended a run: a stop rule by its name in the config, or the search itself, or a person. */
export type StopReason =
  | 'max_iterations'
  | 'evaluations'
  | 'target'
  | 'seconds'
  | 'stagnation'
  | 'final_temp'
  | 'soft_limit'
  | 'cancelled';

/** One algorithm on one problem with one seed. Plain JSON. */
export interface TaskSpec {
  readonly algorithm: AlgorithmChoice;
  readonly problem: ProblemChoice;
  readonly seed: number;
  /** Repetition within the group, from 0. */
  readonly run: number;
  readonly stop: StopRules;
  readonly limits: TimeLimits;
  /** Where the search begins; absent: uniformly drawn. */
  readonly initial?: InitialChoice;
  /** The user's fitness; absent for a built-in function. */
  readonly fitness?: FitnessSpec;
}

/** A custom fitness and the walls around it. */
export interface FitnessSpec {
  /** File or cell it came from. */
  readonly name: string;
  readonly language: GuestLanguage;
  /** What the user wrote it in, where that is another language than runs. */
  readonly writtenIn?: Language;
  /** What runs: scanned, types stripped. Empty where tasks are told to clients. */
  readonly code: string;
  readonly driver: DriverChoice;
  readonly limits: Limits;
  readonly image?: string;
  /** The container engine of the client that asked for the run; absent where none told of it: that of the engine's own environment. */
  readonly docker?: DockerAddress;
}

/** How a run stands. Fitness in the user's sign. */
export interface Progress {
  readonly evaluations: number;
  readonly iterations: number;
  /** Null while nothing finite was evaluated. */
  readonly best_fitness: number | null;
  /** Seconds since the run started. */
  readonly seconds: number;
  /** Share of the work done in [0, 1], by the stop rule that is nearest; null when no rule bounds it. */
  readonly fraction: number | null;
  readonly trace: Trace;
}

/** Best fitness over evaluations: a step function, log-spaced and therefore bounded (under 1,000 points). */
export interface Trace {
  readonly evaluations: readonly number[];
  readonly best_fitness: readonly number[];
}

export interface RunResult extends Progress {
  readonly best_solution: readonly number[] | null;
  readonly stop_reason: StopReason;
  /** What the best solution stands for, where the problem can tell. */
  readonly decoded?: Decoded;
  /** Evaluations whose value was NaN, infinite or thrown; counted as worst. */
  readonly failed_evaluations: number;
  /** What the first of them said, where it threw. */
  readonly first_failure?: string;
  /** Where in the source of the fitness that was. */
  readonly first_failure_place?: SourcePlace;
  /** Which sandbox ran a custom fitness. */
  readonly sandbox?: 'container' | 'embedded';
  /** Why it was not the one that ran others before. */
  readonly sandbox_reason?: string;
  /** What an algorithm that chooses by itself chose, and why. */
  readonly explanation?: string;
  /** What is told above, as it can be told in other languages; absent for tasks of earlier versions. */
  readonly sentences?: RunSentences;
}

/** By the names of the texts that they say. */
export interface RunSentences {
  readonly first_failure?: Sentence;
  readonly sandbox_reason?: Sentence;
  readonly explanation?: Sentence;
}

/** Why a task failed, by who must act. */
export interface TaskError {
  readonly kind: 'user' | 'infrastructure' | 'bug';
  readonly message: string;
  /** What the message says, as it can be told in other languages; absent for tasks of earlier versions, which are told in English. */
  readonly sentence?: Sentence;
  readonly trace?: string;
  /** Where in the source of the fitness it happened. */
  readonly place?: SourcePlace;
}

/** When a task came into a state, in milliseconds since the epoch. */
export interface Transition {
  readonly state: TaskState;
  readonly at: number;
}

/** What ran a task. */
export interface Place {
  /** Name of the machine. */
  readonly host: string;
  /** Of OptimizeHub. */
  readonly version: string;
  readonly node: string;
}

/** A task as clients see it; replaced as a whole on every event, so a missed event loses nothing. */
export interface Task {
  readonly id: string;
  readonly group: string;
  /** Counts up over all tasks ever submitted: the order of queue and history. */
  readonly number: number;
  /** Higher ones start first; among equals, the earlier. */
  readonly priority: number;
  /** The finished task that this one runs again, from the beginning; it may have been deleted since. */
  readonly repeats?: string;
  readonly spec: TaskSpec;
  readonly state: TaskState;
  /** Number of the latest start or the one to come, from 1. */
  readonly attempt: number;
  /** Lost run workers since the last checkpoint. */
  readonly losses: number;
  /** Ends of the engine under the running task since the last checkpoint. */
  readonly interruptions: number;
  /** Every state it has been in, oldest first. */
  readonly transitions: readonly Transition[];
  /** Milliseconds since the epoch. */
  readonly submittedAt: number;
  /** Of its first start: one that goes on after a loss, or is tried again, has begun long before. */
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** In RETRY: when it may start again. */
  readonly retryAt?: number;
  /** What its run still waits for, such as an image that is being made. Told to watchers, never kept. */
  readonly preparing?: Sentence;
  /** Where the latest start was; absent before it, and for tasks of earlier versions. */
  readonly ranOn?: Place;
  /** Kept when a task fails: its best so far. */
  readonly progress?: Progress;
  /** Present in SUCCESS, and in REVOKED when the run had begun: its best so far. */
  readonly result?: RunResult;
  readonly error?: TaskError;
}

/** True when a task will not change any more. */
export const isFinal = (state: TaskState): state is FinalState => (finalStates as readonly TaskState[]).includes(state);
