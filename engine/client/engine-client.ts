import type { Finding } from '../config/config.ts';
import type { Task } from '../tasks/task.ts';

/** What a client may ask of the engine. Errors reject with an `EngineError` (see client/connect.ts). */
export interface EngineClient {
  /** Validates the config text and queues its tasks, all in one group. Nothing runs when there are mistakes. */
  submit(request: { readonly text: string }): Promise<Submission>;
  /**
   * Calls back with every task of the group at once, then after each change of a task. Progress is coalesced for slow
   * readers: only the newest state of a task counts. Resolves when all are final; rejects when the engine is lost.
   */
  watch(group: string, onTask: (task: Task) => void, signal?: AbortSignal): Promise<readonly Task[]>;
  /** Asks a task to stop and keeps its best so far. */
  cancel(task: string): Promise<'cancelled' | 'already finished'>;
  tasks(): Promise<readonly Task[]>;
  status(): Promise<EngineStatus>;
  /** Ends the engine; its running tasks are cancelled. */
  stop(): Promise<void>;
  /** Called once when the connection ends for any reason but `dispose`. */
  onLost(listener: (reason: string) => void): void;
  dispose(): void;
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
  readonly clients: number;
  readonly logFile: string;
}
