import { nanoid } from 'nanoid';
import { pendingTask, step, type TaskEvent } from './lifecycle.ts';
import type { RunEvent, RunHandle, RunPool } from './run-pool.ts';
import { isFinal, type Task, type TaskSpec } from './task.ts';

/** Finished tasks that are remembered. */
const keptTasks = 1000;

/** Owns the tasks: queues them in order, runs as many as allowed at once, and tells of every change. */
export class Scheduler {
  private readonly pool: RunPool;
  private readonly concurrency: number;
  private readonly now: () => number;
  private readonly byId = new Map<string, Task>();
  private readonly queue: string[] = [];
  private readonly running = new Map<string, RunHandle>();
  private readonly listeners = new Set<(task: Task) => void>();

  constructor(pool: RunPool, concurrency: number, now: () => number) {
    this.pool = pool;
    this.concurrency = concurrency;
    this.now = now;
  }

  /** Queues the tasks as one new group. */
  submit(specs: readonly TaskSpec[]): { group: string; tasks: Task[] } {
    const group = nanoid(10);
    const tasks = specs.map((spec) => pendingTask(nanoid(10), group, spec, this.now()));
    for (const task of tasks) {
      this.byId.set(task.id, task);
      this.queue.push(task.id);
    }
    this.fill();
    return { group, tasks: tasks.map((task) => this.byId.get(task.id) ?? task) };
  }

  tasks(): Task[] {
    return [...this.byId.values()];
  }

  group(id: string): Task[] {
    return this.tasks().filter((task) => task.group === id);
  }

  get runningCount(): number {
    return this.running.size;
  }

  get queuedCount(): number {
    return this.queue.length;
  }

  /** @returns undefined when there is no such task */
  cancel(id: string): 'cancelled' | 'already finished' | undefined {
    const task = this.byId.get(id);
    if (task === undefined) return undefined;
    if (isFinal(task.state)) return 'already finished';
    const run = this.running.get(id);
    if (run) run.cancel();
    else {
      this.queue.splice(this.queue.indexOf(id), 1);
      this.apply(id, { type: 'revoked', at: this.now() });
    }
    return 'cancelled';
  }

  /** Calls back with every task that changed. @returns a function that ends this */
  onChange(listener: (task: Task) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private fill(): void {
    while (this.running.size < this.concurrency) {
      const id = this.queue.shift();
      const task = id === undefined ? undefined : this.byId.get(id);
      if (id === undefined || task === undefined) return;
      const run = this.pool.run(task.spec, (event) => this.hear(id, event));
      this.running.set(id, run);
      this.apply(id, { type: 'started', at: this.now() });
    }
  }

  private hear(id: string, event: RunEvent): void {
    if (event.type === 'progress') {
      this.apply(id, { type: 'progressed', progress: event.progress });
      return;
    }
    this.running.delete(id);
    this.apply(id, outcomeOf(event, this.now()));
    this.fill();
  }

  private apply(id: string, event: TaskEvent): void {
    const before = this.byId.get(id);
    if (before === undefined) return;
    const after = step(before, event);
    if (after === before) return;
    this.byId.set(id, after);
    if (isFinal(after.state)) this.forgetOldest();
    for (const listener of this.listeners) listener(after);
  }

  private forgetOldest(): void {
    let excess = this.byId.size - this.running.size - this.queue.length - keptTasks;
    for (const task of this.byId.values()) {
      if (excess <= 0) return;
      if (!isFinal(task.state)) continue;
      this.byId.delete(task.id);
      excess--;
    }
  }

  /** Cancels everything. */
  async close(): Promise<void> {
    this.listeners.clear();
    this.queue.length = 0;
    await this.pool.close();
  }
}

function outcomeOf(event: Exclude<RunEvent, { type: 'progress' }>, at: number): TaskEvent {
  switch (event.type) {
    case 'ended':
      return { type: 'ended', at, result: event.result };
    case 'failed':
      return { type: 'failed', at, error: event.error };
    case 'killed':
      return { type: 'revoked', at };
    case 'lost':
      return {
        type: 'failed',
        at,
        error: { kind: 'infrastructure', message: `The run was lost: ${event.reason}. Run it again.` },
      };
  }
}
