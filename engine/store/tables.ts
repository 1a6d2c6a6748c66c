import type { StopReason, TaskState } from '../tasks/task.ts';

/** The tables as queries see them. Times are milliseconds since the epoch. */
export interface Tables {
  readonly groups: GroupRow;
  readonly tasks: TaskRow;
  readonly transitions: TransitionRow;
  readonly outcomes: OutcomeRow;
  readonly checkpoints: CheckpointRow;
}

export interface GroupRow {
  readonly id: string;
  readonly submitted_at: number;
  /** JSON of its first task's spec; the others tell only what differs. */
  readonly spec: string;
}

/** Small, so that lists and filters read few pages: what is large stands in `outcomes`. */
export interface TaskRow {
  readonly number: number;
  readonly id: string;
  readonly group_id: string;
  readonly priority: number;
  readonly state: TaskState;
  readonly attempt: number;
  readonly losses: number;
  readonly interruptions: number;
  readonly algorithm: string;
  readonly problem: string;
  readonly dimensions: number;
  readonly seed: number;
  readonly run: number;
  readonly submitted_at: number;
  readonly started_at: number | null;
  readonly finished_at: number | null;
  readonly retry_at: number | null;
  readonly evaluations: number;
  readonly best_fitness: number | null;
  readonly stop_reason: StopReason | null;
  /** JSON of a TaskError. */
  readonly error: string | null;
  /** JSON of a Place. */
  readonly ran_on: string | null;
  /** Id of the task that it runs again. */
  readonly repeats: string | null;
  /** JSON of the parts of the spec that are not the group's. */
  readonly spec: string;
  /** What a text is looked for in, in lower case. */
  readonly words: string;
}

export interface TransitionRow {
  readonly task_id: string;
  /** From 0. */
  readonly position: number;
  readonly state: TaskState;
  readonly at: number;
}

/** What a finished task leaves. */
export interface OutcomeRow {
  readonly task_id: string;
  /** JSON of a RunResult, else null. */
  readonly result: string | null;
  /** JSON of the last Progress where there is no result. */
  readonly progress: string | null;
}

export interface CheckpointRow {
  readonly task_id: string;
  readonly version: string;
  readonly at: number;
  readonly evaluations: number;
  readonly seconds: number;
  readonly state: Uint8Array;
}
