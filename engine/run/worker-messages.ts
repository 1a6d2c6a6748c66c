import type { Progress, RunResult, TaskError, TaskSpec } from '../tasks/task.ts';

/** What a run worker is told. `cancel` holds one Int32; a run stops at the next iteration once it is not 0. */
export interface StartRun {
  readonly spec: TaskSpec;
  readonly cancel: SharedArrayBuffer;
  /** What a checkpoint of the same run held; absent: from the beginning. */
  readonly resume?: Uint8Array;
}

/** What a run worker answers: progress, checkpoints and the like any number of times, then one of the others. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'checkpoint'; readonly state: Uint8Array; readonly evaluations: number; readonly seconds: number }
  /** The checkpoint could not be used: the run begins anew and comes to the same numbers. */
  | { readonly type: 'began-anew'; readonly reason: string }
  | { readonly type: 'ended'; readonly result: RunResult }
  | { readonly type: 'failed'; readonly error: TaskError };
