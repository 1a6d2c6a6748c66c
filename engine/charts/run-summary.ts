import type { Part, Sentence } from '../../sandbox/sentence.ts';
import type { StopReason, TaskError, TaskState } from '../tasks/task.ts';
import type { Fact } from './decoded-facts.ts';

/**
 * What an output says beside its chart, carried in the chart's `usermeta.optimizehub`, so that a renderer draws the
 * results table and a reopened file still has it.
 */
export interface RunSummary {
  readonly group: string;
  /** Such as "particle_swarm on rastrigin, 5 dimensions". */
  readonly title: string;
  /** The title as it can be told in other languages; absent in outputs of earlier versions. */
  readonly heading?: Sentence;
  readonly objective: 'minimize' | 'maximize';
  readonly running: boolean;
  /** Nobody waits for the tasks: an output says by which ids they are found. */
  readonly background?: true;
  readonly rows: readonly SummaryRow[];
}

/** Whether rows say why they failed: no cell that waits does it, or not yet, or it was interrupted and ends without a word of them. */
export const tellsReasons = ({ background, running, rows }: RunSummary): boolean =>
  background === true || running || rows.some(({ state }) => state === 'REVOKED');

/** One task. Its texts are sentences that can be told in other languages; in outputs of earlier versions they are English. */
export interface SummaryRow {
  readonly task: string;
  /** Name of its line in the chart: the algorithm, with the run's number where there are several. */
  readonly series: string;
  readonly algorithm: string;
  readonly seed: number;
  readonly state: TaskState;
  /** Share done in [0, 1]; null when no rule bounds the run. */
  readonly fraction: number | null;
  readonly best_fitness: number | null;
  /** At most the first 50 coordinates; `dimensions` says how many there are. */
  readonly best_solution: readonly number[] | null;
  /** What the best solution stands for, in words. */
  readonly decoded?: readonly Fact[];
  readonly dimensions: number;
  readonly evaluations: number;
  readonly iterations: number;
  readonly seconds: number;
  readonly stop_reason: StopReason | null;
  readonly failed_evaluations: number;
  /** Which sandbox ran a custom fitness. */
  readonly sandbox: 'container' | 'embedded' | null;
  /** Why it was not the one that ran others before. */
  readonly sandbox_reason?: Part;
  /** What a started run still waits for. */
  readonly preparing?: Part;
  /** What the first failed evaluation said. */
  readonly first_failure: Part | null;
  /** What an algorithm that chooses by itself chose, and why. */
  readonly explanation: Part | null;
  readonly error: TaskError | null;
}

/** Name of the dataset that a renderer replaces while the run goes on. */
export const convergenceDataset = 'convergence';
