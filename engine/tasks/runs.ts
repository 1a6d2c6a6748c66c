import type { ResumePoint, RunEvent, RunHandle, RunPool } from './run-pool.ts';
import type { SandboxRuns } from './sandbox-runs.ts';
import type { TaskSpec } from './task.ts';

/** Where a task runs: a built-in function in a worker thread, a custom fitness only ever in a sandbox. */
export class Runs {
  private readonly pool: Pick<RunPool, 'run' | 'close'>;
  private readonly sandboxes: Pick<SandboxRuns, 'run' | 'close'>;

  constructor(pool: Runs['pool'], sandboxes: Runs['sandboxes']) {
    this.pool = pool;
    this.sandboxes = sandboxes;
  }

  run(spec: TaskSpec, listen: (event: RunEvent) => void, resume?: ResumePoint): RunHandle {
    return spec.fitness ? this.sandboxes.run(spec, spec.fitness, listen, resume) : this.pool.run(spec, listen, resume);
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.close(), this.sandboxes.close()]);
  }
}
