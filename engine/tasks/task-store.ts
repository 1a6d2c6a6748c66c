import type { Sentence } from '../../sandbox/sentence.ts';
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
  /** Newest first, or in the order of the query. */
  list(query: TaskQuery): Promise<Page<TaskSummary>>;
  /** The same tasks as `list`, whole. */
  read(query: TaskQuery): Promise<Page<Task>>;
  count(): Promise<Readonly<Record<TaskState, number>>>;
  /** What ended since a time, in milliseconds since the epoch. @param tickMs whole, positive: how fine the times are told */
  ended(since: number, tickMs: number): Promise<EndedTasks[]>;
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
  /** Default: newest first. Tasks that have no value of what orders them come last in either direction. */
  readonly order?: TaskOrder;
  /** Only tasks behind this place of the order: the `last` of the page before. */
  readonly after?: PlaceInOrder;
  /** Default 100, at most {@link maxPage}. */
  readonly limit?: number;
}

export const maxPage = 1000;

/** What a list can be put in order by; `seconds` is the time from the last start to the end. */
export const orderKeys = [
  'number',
  'state',
  'algorithm',
  'problem',
  'dimensions',
  'best_fitness',
  'evaluations',
  'seconds',
  'seed',
  'id',
  'group',
] as const;
export type OrderKey = (typeof orderKeys)[number];

export interface TaskOrder {
  readonly by: OrderKey;
  readonly descending: boolean;
}

/** A task's place: its number, and its value of what orders the list. */
export interface PlaceInOrder {
  readonly number: number;
  readonly value: string | number | null;
}

export interface Page<T> {
  readonly tasks: readonly T[];
  /** For `before`; null on the last page. */
  readonly next: number | null;
  /** For `after`, where the query has an order; null on the last page. */
  readonly last?: PlaceInOrder | null;
}

/** Tasks of one final state that began and ended in the same ticks. */
export interface EndedTasks {
  readonly state: TaskState;
  /** Tick of the last start, counted from the epoch; null for those that never began. */
  readonly started: number | null;
  readonly finished: number;
  readonly tasks: number;
  /** Of all of them together. */
  readonly evaluations: number;
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
  /** Id of the task that it runs again. */
  readonly repeats: string | null;
  readonly submittedAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly evaluations: number;
  readonly best_fitness: number | null;
  /** Share of a running task that is done, in [0, 1]; null when it is not known. */
  readonly fraction: number | null;
  readonly stop_reason: StopReason | null;
  readonly error: string | null;
  /** What the error says, as it can be told in other languages; absent without one, and for tasks of earlier versions. */
  readonly error_sentence?: Sentence;
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
