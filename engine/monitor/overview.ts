import type { TaskState } from '../tasks/task.ts';
import type { TaskSummary } from '../tasks/task-store.ts';

/** What an engine tells those who watch all of it; each part only when it is new. */
export interface Overview {
  readonly health?: Health;
  readonly counts?: Readonly<Record<TaskState, number>>;
  /** Tasks that are new or have changed, as they are now. */
  readonly changed: readonly TaskSummary[];
  /** Ids of tasks that were taken away. */
  readonly deleted: readonly string[];
  /** More changed than is told here: what is known must be read again. */
  readonly isPartial: boolean;
  /** Why the engine ends, when it does so by itself or was asked to. */
  readonly ending?: string;
}

/** How an engine is, measured once a second while somebody watches. Shares of CPU are of one core: 2 is two cores in full use. */
export interface Health {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly host: Host;
  readonly engine: EngineProcess;
  readonly running: number;
  readonly queued: number;
  /** Tasks that may run at once. */
  readonly concurrency: number;
  /** Clients that are not mere watchers. */
  readonly clients: number;
  /** Tasks that ended within the last minute. */
  readonly finishedLastMinute: number;
  /** Of all running tasks together, over the last second; null where nothing runs. */
  readonly evaluationsPerSecond: number | null;
  readonly workers: readonly WorkerHealth[];
}

export interface Host {
  readonly name: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly freeMemoryBytes: number;
  /** Share of all cores in use, in [0, 1]; null before there are two measurements. */
  readonly cpu: number | null;
}

/** The engine's own process, with the threads of its workers. */
export interface EngineProcess {
  readonly pid: number;
  readonly version: string;
  /** Version of Node. */
  readonly node: string;
  readonly startedAt: number;
  readonly cpu: number | null;
  /** Resident set size. */
  readonly memoryBytes: number;
}

/** What runs one task. */
export interface WorkerHealth {
  readonly task: string;
  /** A thread of the engine, or where a custom fitness runs; `sandbox` while that is not known yet. */
  readonly kind: 'thread' | 'container' | 'embedded' | 'sandbox';
  /** Null where it cannot be measured. */
  readonly cpu: number | null;
  /** A thread's heap and buffers, a process' resident set, a container's memory; null where it cannot be measured. */
  readonly memoryBytes: number | null;
}

/** What a worker has used so far. */
export interface WorkerUsage {
  readonly kind: WorkerHealth['kind'];
  /** CPU time since it began, in milliseconds. */
  readonly cpuMs: number | null;
  readonly memoryBytes: number | null;
}
