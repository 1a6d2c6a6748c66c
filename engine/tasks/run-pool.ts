import { Worker } from 'node:worker_threads';
import type { WorkerMessage } from '../run/worker-messages.ts';
import type { TaskSpec } from './task.ts';

/** Time a run gets to notice that it was cancelled before its thread is ended. */
const graceMs = 1000;

/** What a running task reports; `lost` when its thread died. */
export type RunEvent = WorkerMessage | { readonly type: 'lost'; readonly reason: string } | { readonly type: 'killed' };

/** A run under way. */
export interface RunHandle {
  /** Asks the run to stop after its iteration; ends its thread if it does not within a second. */
  cancel(): void;
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

  run(spec: TaskSpec, listen: (event: RunEvent) => void): RunHandle {
    const worker = this.idle ?? this.start();
    this.idle = undefined;
    const cancel = new SharedArrayBuffer(4);
    let killTimer: NodeJS.Timeout | undefined;
    let wasKilled = false;
    const end = (event: RunEvent): void => {
      clearTimeout(killTimer);
      worker.removeAllListeners('message').removeAllListeners('error').removeListener('exit', exited);
      worker.on('error', ignore);
      this.keep(worker, event);
      listen(event);
    };
    const exited = (code: number): void =>
      end(wasKilled ? { type: 'killed' } : { type: 'lost', reason: `its thread ended with code ${code}` });
    worker.on('message', (message: WorkerMessage) => (message.type === 'progress' ? listen(message) : end(message)));
    worker.on('error', (error) => end({ type: 'lost', reason: error.message }));
    worker.once('exit', exited);
    worker.postMessage({ spec, cancel });
    return {
      cancel: () => {
        Atomics.store(new Int32Array(cancel), 0, 1);
        killTimer ??= setTimeout(() => {
          wasKilled = true;
          void worker.terminate();
        }, graceMs);
      },
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
