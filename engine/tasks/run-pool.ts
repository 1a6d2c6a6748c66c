import { Worker } from 'node:worker_threads';
import { type Sentence, say } from '../../sandbox/sentence.ts';
import type { WorkerUsage } from '../monitor/overview.ts';
import type { StartRun, WorkerMessage } from '../run/worker-messages.ts';
import type { OverrunLimit } from './overrun.ts';
import type { TaskSpec } from './task.ts';
import { threadUsage } from './thread-usage.ts';

/** Time a run gets to notice that it was cancelled before its thread is ended: within a second, all told. */
const graceMs = 750;

/** Longest time that a timer of the platform takes, in milliseconds; it fires at once for more. */
const maxTimerMs = 2 ** 31 - 1;

/** What a running task reports; `lost` when its thread died, `killed` and `overran` when it was ended. */
export type RunEvent =
  | WorkerMessage
  /** What it waits for before it begins; null: for nothing any more. */
  | { readonly type: 'preparing'; readonly sentence: Sentence | null }
  | { readonly type: 'lost'; readonly reason: Sentence }
  | { readonly type: 'killed' }
  | { readonly type: 'overran'; readonly limit: OverrunLimit };

/** Where a run goes on. */
export interface ResumePoint {
  readonly state: Uint8Array;
  /** Seconds that it had run. */
  readonly seconds: number;
}

/** A run under way. */
export interface RunHandle {
  /** Asks the run to stop after its iteration; ends its thread if it does not. */
  cancel(): void;
  /** What it has used; undefined when it has ended meanwhile. */
  usage(): Promise<WorkerUsage | undefined>;
}

/** Runs tasks in worker threads; keeps one idle thread warm, because starting one takes longer than many runs. */
export class RunPool {
  private readonly entry: string;
  private readonly workers = new Set<Worker>();
  private idle: Worker | undefined;
  private isClosed = false;

  /** @param entry the bundled `run-worker` */
  constructor(entry: string) {
    this.entry = entry;
    this.idle = this.start();
  }

  private start(): Worker {
    const worker = new Worker(this.entry);
    this.workers.add(worker);
    worker.on('error', ignore);
    worker.once('exit', () => {
      this.workers.delete(worker);
      if (this.idle === worker) this.idle = undefined;
    });
    return worker;
  }

  /** @param resume absent: from the beginning */
  run(spec: TaskSpec, listen: (event: RunEvent) => void, resume?: ResumePoint): RunHandle {
    const worker = this.idle ?? this.start();
    this.idle = undefined;
    const cancel = new SharedArrayBuffer(4);
    let killTimer: NodeJS.Timeout | undefined;
    let ending: RunEvent | undefined;
    const kill = (reason: RunEvent): void => {
      ending ??= reason;
      void worker.terminate();
    };
    const hardLimit = after((spec.limits.hard_seconds - (resume?.seconds ?? 0)) * 1000, () =>
      kill({ type: 'overran', limit: 'hard_seconds' }),
    );
    const end = (event: RunEvent): void => {
      clearTimeout(killTimer);
      hardLimit.clear();
      worker.removeAllListeners('message').removeAllListeners('error').removeListener('exit', exited);
      worker.on('error', ignore);
      this.keep(worker, event);
      listen(event);
    };
    const exited = (code: number): void => end(ending ?? { type: 'lost', reason: say('Its thread ended with code {0}.', code) });
    worker.on('message', (message: WorkerMessage) => (isInterim(message) ? listen(message) : end(message)));
    worker.on('error', (error) => end({ type: 'lost', reason: say('Its thread failed: {0}', error.message) }));
    worker.once('exit', exited);
    worker.postMessage({ spec, cancel, ...(resume ? { resume: resume.state } : {}) } satisfies StartRun);
    return {
      cancel: () => {
        Atomics.store(new Int32Array(cancel), 0, 1);
        killTimer ??= setTimeout(() => kill({ type: 'killed' }), graceMs);
      },
      usage: () => threadUsage(worker),
    };
  }

  /** A thread whose run ended well waits for the next one; others go. */
  private keep(worker: Worker, event: RunEvent): void {
    const isWell = event.type === 'ended' || event.type === 'failed';
    if (isWell && this.idle === undefined && !this.isClosed) this.idle = worker;
    else void worker.terminate();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }
}

/** A thread that fails while it is idle is replaced when it has exited. */
const ignore = (): undefined => undefined;

const isInterim = ({ type }: WorkerMessage): boolean => type !== 'ended' && type !== 'failed';

/** A timer of any length. */
function after(ms: number, act: () => void): { clear(): void } {
  let left = Math.max(0, ms);
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const part = Math.min(left, maxTimerMs);
    left -= part;
    timer = setTimeout(() => (left > 0 ? wait() : act()), part);
  };
  wait();
  return { clear: () => clearTimeout(timer) };
}
