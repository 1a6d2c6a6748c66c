import type { Check } from '../../sandbox/check.ts';
import type { Finding } from '../config/config.ts';
import type { Overview } from '../monitor/overview.ts';
import type { Throughput, ThroughputQuery } from '../monitor/throughput.ts';
import type { SandboxSettings, SubmittedFitness } from '../tasks/fitness.ts';
import type { Task, TaskState } from '../tasks/task.ts';
import type { Page, TaskQuery, TaskSummary } from '../tasks/task-store.ts';

/** What a client may ask of the engine. Errors reject with an `EngineError` (see client/connect.ts). */
export interface EngineClient {
  /** Validates the config text and queues its tasks, all in one group. Nothing runs when there are mistakes. */
  submit(request: SubmitRequest): Promise<Submission>;
  /**
   * Calls back with every task of the group at once, then after each change of a task. Progress is coalesced for slow
   * readers: only the newest state of a task counts. Resolves when all are final; rejects when the engine is lost.
   */
  watch(group: string, onTask: (task: Task) => void, signal?: AbortSignal): Promise<readonly Task[]>;
  /** Asks a task to stop and keeps its best so far. */
  cancel(task: string): Promise<'cancelled' | 'already finished'>;
  /** Queues new tasks that run these finished ones again, from the beginning, all in one new group, or none. */
  retry(tasks: readonly string[]): Promise<readonly Task[]>;
  /** Takes finished tasks away. @returns the ids of those that were there */
  delete(tasks: readonly string[]): Promise<readonly string[]>;
  /** Those that are not finished. */
  tasks(): Promise<readonly Task[]>;
  /** Every task of the group; none when there is no such group. */
  group(group: string): Promise<readonly Task[]>;
  /** Finished or not; undefined when there is none of that id. */
  show(task: string): Promise<Task | undefined>;
  /** The text of a task's fitness as it runs, without types, which tasks are told without; undefined where there is none. */
  fitnessCode(task: string): Promise<string | undefined>;
  /** Newest first, or in the order of the query. */
  list(query: TaskQuery): Promise<Page<TaskSummary>>;
  /** As `list`, but whole tasks, and at most 100 at once. */
  read(query: TaskQuery): Promise<Page<Task>>;
  count(): Promise<Readonly<Record<TaskState, number>>>;
  /** What was done when, whichever engine did it. */
  throughput(query: ThroughputQuery): Promise<Throughput>;
  status(): Promise<EngineStatus>;
  /** Whether the engine reaches the container engine that this client's environment names, and what it says otherwise. */
  containers(): Promise<Check>;
  /**
   * Tells health and counts at once and then all that changes, a few times a second, until the connection ends. Resolves after
   * the first. For one listener.
   */
  observe(listener: (overview: Overview) => void): Promise<void>;
  /** Ends the engine; tasks that are not finished go on when one is started again. */
  stop(): Promise<void>;
  /** Called once when the connection ends for any reason but `dispose`. */
  onLost(listener: (reason: string) => void): void;
  dispose(): void;
}

/** A config, with the fitness it names where that is the user's own, and what the user's settings say of the sandbox. */
export interface SubmitRequest {
  readonly text: string;
  readonly fitness?: SubmittedFitness;
  readonly sandbox?: SandboxSettings;
}

export type Submission =
  | { readonly ok: true; readonly group: string; readonly tasks: readonly Task[]; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

export interface EngineStatus {
  readonly version: string;
  readonly pid: number;
  readonly startedAt: number;
  readonly running: number;
  readonly queued: number;
  /** Tasks that may run at once. */
  readonly concurrency: number;
  readonly clients: number;
  readonly logFile: string;
  /** What a person should know, such as that a damaged file was set aside. */
  readonly notices: readonly string[];
}
