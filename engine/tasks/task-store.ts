import type { StopReason, Task, TaskState } from './task.ts';

/** Where tasks outlive the engine. One engine owns it. Every method rejects with a {@link StoreError}. */
export interface TaskStore {
  /** What happened to the file when it was opened, in words for a person; empty when nothing did. */
  readonly notices: readonly string[];
  /** Keeps all of it, or nothing. Once it resolves, it survives the end of the process. */
  commit(changes: Changes): Promise<void>;
  /** The highest number that a task has; 0 while there is none. */
  lastNumber(): Promise<number>;
  /** Tasks that are not finished, in order of number. */
  active(): Promise<Task[]>;
  find(id: string): Promise<Task | undefined>;
  group(id: string): Promise<Task[]>;
  /** Newest first. */
  list(query: TaskQuery): Promise<Page<TaskSummary>>;
  /** The same tasks as `list`, whole. */
  read(query: TaskQuery): Promise<Page<Task>>;
  count(): Promise<Readonly<Record<TaskState, number>>>;
  checkpoint(task: string): Promise<Checkpoint | undefined>;
  /** Takes finished tasks away. @returns the ids of those that were there */
  delete(ids: readonly string[]): Promise<string[]>;
  /** Takes away some of the finished tasks that are too old or too many, a bounded number at a time. @returns how many */
  prune(retention: Retention): Promise<number>;
  close(): Promise<void>;
}

/** What one commit keeps. */
export interface Changes {
  /** Tasks just after a transition, in order; the same task may come several times. */
  readonly tasks: readonly Task[];
  readonly checkpoints?: readonly NewCheckpoint[];
}

/** Enough to go on with a run elsewhere. */
export interface Checkpoint {
  readonly task: string;
  /** Of the engine that wrote it: another one starts the run anew instead, because its search may differ. */
  readonly version: string;
  readonly at: number;
  readonly evaluations: number;
  readonly seconds: number;
  readonly state: Uint8Array;
}

/** A checkpoint as its run writes it. */
export interface NewCheckpoint extends Checkpoint {
  /** The attempt of the task that wrote it: its later ones may have been lost already. */
  readonly attempt: number;
}

export interface TaskQuery {
  readonly states?: readonly TaskState[];
  readonly group?: string;
  /** Part of an id, a group, an algorithm or a problem; case does not matter. */
  readonly text?: string;
  /** Only tasks with a lower number: the `next` of the page before. */
  readonly before?: number;
  /** Default 100, at most {@link maxPage}. */
  readonly limit?: number;
}

export const maxPage = 1000;

export interface Page<T> {
  readonly tasks: readonly T[];
  /** For `before`; null on the last page. */
  readonly next: number | null;
}

/** A task in a list. */
export interface TaskSummary {
  readonly id: string;
  readonly group: string;
  readonly number: number;
  readonly priority: number;
  readonly state: TaskState;
  readonly attempt: number;
  readonly algorithm: string;
  /** Name of the function or of the custom fitness. */
  readonly problem: string;
  readonly dimensions: number;
  readonly seed: number;
  readonly run: number;
  readonly submittedAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly evaluations: number;
  readonly best_fitness: number | null;
  /** Share of a running task that is done, in [0, 1]; null when it is not known. */
  readonly fraction: number | null;
  readonly stop_reason: StopReason | null;
  readonly error: string | null;
}

export interface Retention {
  /** Finished before this, in milliseconds since the epoch: too old. */
  readonly before: number;
  /** Finished tasks beyond this number, oldest first: too many. */
  readonly keep: number;
}

/** Why the store could not do its work. An infrastructure fault. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: 'full' | 'damaged' | 'in-use' | 'newer' | 'unwritable' | 'failed';

  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
