import type { Task } from './task.ts';
import type { NewCheckpoint, TaskStore } from './task-store.ts';

/** Transitions of one commit at most; more would keep their tellers waiting. */
const maxBatch = 400;
/** How often what a full disk refused is offered again. */
const retryMs = 5000;

export interface JournalListener {
  /** The transition is kept. */
  committed(task: Task): void;
  /** The last transitions of this task could not be kept. @returns the task as it is told instead, to be kept once that works */
  refused(id: string, error: Error): Task | undefined;
  /** Something else could not be kept. */
  warn(message: string, error: Error): void;
}

/**
 * Commits transitions in the order they happen and tells of them only then. What comes while a commit is under way goes into
 * the next one, so that many small tasks share one wait for the disk.
 */
export class Journal {
  private readonly store: TaskStore;
  private readonly listener: JournalListener;
  private transitions: Task[] = [];
  private readonly checkpoints = new Map<string, NewCheckpoint>();
  /** Told already, but not yet kept. */
  private readonly unsaved = new Map<string, Task>();
  private retryTimer: NodeJS.Timeout | undefined;
  private draining: Promise<void> | undefined;

  constructor(store: TaskStore, listener: JournalListener) {
    this.store = store;
    this.listener = listener;
  }

  /** @param task just after a transition */
  record(task: Task): void {
    this.transitions.push(task);
    this.start();
  }

  /** Keeps the checkpoint in place of an earlier one of its task. */
  keep(checkpoint: NewCheckpoint): void {
    this.checkpoints.set(checkpoint.task, checkpoint);
    this.start();
  }

  /** The task as it was told, where that could not be kept yet. */
  unsavedTask(id: string): Task | undefined {
    return this.unsaved.get(id);
  }

  /** Resolves once everything so far is kept or refused. */
  async settle(): Promise<void> {
    while (this.draining !== undefined) await this.draining;
  }

  /** Forgets what still waits for room on the disk. */
  close(): void {
    clearTimeout(this.retryTimer);
  }

  private start(): void {
    this.draining ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => this.drain());
  }

  private async drain(): Promise<void> {
    while (this.transitions.length + this.checkpoints.size > 0) {
      await this.commitTransitions(this.transitions.splice(0, maxBatch));
      await this.commitCheckpoints();
      if (this.unsaved.size > 0) await this.save();
    }
    this.draining = undefined;
  }

  private async commitTransitions(tasks: readonly Task[]): Promise<void> {
    try {
      await this.store.commit({ tasks });
    } catch (error) {
      this.refuse(tasks, asError(error));
      return;
    }
    for (const task of tasks) this.listener.committed(task);
  }

  private refuse(tasks: readonly Task[], error: Error): void {
    const ids = new Set(tasks.map(({ id }) => id));
    // Later transitions of the same tasks would follow ones that never were.
    this.transitions = this.transitions.filter(({ id }) => !ids.has(id));
    for (const id of ids) {
      this.checkpoints.delete(id);
      const told = this.listener.refused(id, error);
      if (told) this.unsaved.set(id, told);
    }
    this.listener.warn(`${ids.size} task(s) failed because their state could not be kept`, error);
  }

  /** Without its checkpoints a run only has further to go back. */
  private async commitCheckpoints(): Promise<void> {
    const checkpoints = [...this.checkpoints.values()];
    this.checkpoints.clear();
    try {
      await this.store.commit({ tasks: [], checkpoints });
    } catch (error) {
      this.listener.warn(`${checkpoints.length} checkpoint(s) could not be kept`, asError(error));
    }
  }

  /** Offers again what was refused. @returns whether it is kept now */
  async save(): Promise<boolean> {
    clearTimeout(this.retryTimer);
    const tasks = [...this.unsaved.values()];
    try {
      await this.store.commit({ tasks });
    } catch {
      this.retryTimer = setTimeout(() => void this.save(), retryMs);
      this.retryTimer.unref();
      return false;
    }
    for (const { id } of tasks) this.unsaved.delete(id);
    return true;
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
