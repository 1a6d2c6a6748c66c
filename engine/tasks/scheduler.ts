import type { DockerAddress } from '../../sandbox/drivers/docker-address.ts';
import { say, withMessage } from '../../sandbox/sentence.ts';
import type { WorkerUsage } from '../monitor/overview.ts';
import { History } from './history.ts';
import { newId } from './ids.ts';
import { Journal } from './journal.ts';
import { pendingTask, step, type TaskEvent } from './lifecycle.ts';
import { outcomeOf } from './outcome.ts';
import { TaskQueue } from './queue.ts';
import { type NotRetried, repeatsOf, type Submitted, type WantedTask } from './repeat.ts';
import type { ResumePoint, RunEvent, RunHandle, RunPool } from './run-pool.ts';
import { isFinal, type Place, type Task, type TaskError, type TaskSpec } from './task.ts';
import type { TaskStore } from './task-store.ts';

export interface SchedulerOptions {
  readonly pool: Pick<RunPool, 'run' | 'close'>;
  readonly store: TaskStore;
  /** Runs at once, at least 1. */
  readonly concurrency: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Of the engine: checkpoints of another one are not used. */
  readonly version: string;
  /** Name of this machine. */
  readonly host: string;
  readonly warn: (message: string, error: Error) => void;
}

/** A task that is not finished, or whose end is not kept yet. */
interface Active {
  /** With every event. */
  task: Task;
  /** With every transition that is kept, and progress since: what clients see. */
  told: Task;
  /** Runs until it waits in RETRY no longer. */
  timer?: NodeJS.Timeout;
}

/** A place among those that run. */
interface Slot {
  run?: RunHandle;
  /** Cancelled before the run began. */
  isCancelled: boolean;
}

/** Owns the tasks: queues them in order, runs as many as allowed at once, keeps every transition and then tells of it. */
export class Scheduler {
  readonly history: History;
  private readonly options: SchedulerOptions;
  private readonly journal: Journal;
  private readonly active = new Map<string, Active>();
  private readonly queue = new TaskQueue();
  private readonly running = new Map<string, Slot>();
  private readonly listeners = new Set<(task: Task) => void>();
  private lastNumber = 0;
  private isClosed = false;

  private constructor(options: SchedulerOptions) {
    this.options = options;
    this.journal = new Journal(options.store, {
      committed: (task) => this.tell(this.newest(task)),
      refused: (id, error) => this.refuse(id, error),
      warn: options.warn,
    });
    this.history = new History(options.store, (id) => this.active.get(id)?.told ?? this.journal.unsavedTask(id));
  }

  /** Takes up what the store holds: runs that were under way go on first, from their last checkpoint. */
  static async open(options: SchedulerOptions): Promise<Scheduler> {
    const scheduler = new Scheduler(options);
    scheduler.lastNumber = await options.store.lastNumber();
    const tasks = await options.store.active();
    for (const task of tasks) scheduler.active.set(task.id, { task, told: task });
    for (const { id } of tasks) scheduler.apply(id, { type: 'interrupted', at: options.now() });
    const waiting = [...scheduler.active.values()].map(({ task }) => task).filter(({ state }) => !isFinal(state));
    for (const task of waiting.filter(({ state }) => state === 'RETRY')) scheduler.queue.add(task.id, task.priority);
    for (const task of waiting.filter(({ state }) => state === 'PENDING')) scheduler.queue.add(task.id, task.priority);
    scheduler.fill();
    return scheduler;
  }

  /** Queues the tasks as one new group, all or none. @throws StoreError */
  async submit(specs: readonly TaskSpec[], priority: number): Promise<Submitted> {
    return this.queueGroup(specs.map((spec) => ({ spec, priority })));
  }

  private async queueGroup(wanted: readonly WantedTask[]): Promise<Submitted> {
    const group = newId();
    const at = this.options.now();
    const tasks = wanted.map(({ spec, ...place }) =>
      pendingTask({ id: newId(), group, number: ++this.lastNumber, ...place }, spec, at),
    );
    await this.options.store.commit({ tasks });
    for (const task of tasks) this.enqueue(task);
    this.fill();
    return { group, tasks };
  }

  /** Those that are not finished, as clients may see them. */
  tasks(): Task[] {
    return [...this.active.values()].map(({ told }) => told);
  }

  private get place(): Place {
    const { host, version } = this.options;
    return { host, version, node: process.versions.node };
  }

  get runningCount(): number {
    return this.running.size;
  }

  get queuedCount(): number {
    return this.queue.size;
  }

  /** What the workers of running tasks have used, by task. */
  async usages(): Promise<ReadonlyMap<string, WorkerUsage>> {
    const asked = [...this.running].map(async ([id, { run }]) => [id, await run?.usage()] as const);
    return new Map((await Promise.all(asked)).flatMap(([id, usage]) => (usage ? [[id, usage] as const] : [])));
  }

  /** Tasks that are not finished. */
  get activeCount(): number {
    return this.active.size;
  }

  /** @returns undefined when there is no such task */
  async cancel(id: string): Promise<'cancelled' | 'already finished' | undefined> {
    const active = this.active.get(id);
    if (active === undefined) return (await this.options.store.find(id)) && 'already finished';
    if (isFinal(active.task.state)) return 'already finished';
    const slot = this.running.get(id);
    if (slot) {
      slot.isCancelled = true;
      slot.run?.cancel();
      return 'cancelled';
    }
    clearTimeout(active.timer);
    this.queue.remove(id);
    this.apply(id, { type: 'revoked', at: this.options.now() });
    await this.journal.settle();
    return 'cancelled';
  }

  /**
   * Queues new tasks that run the same as finished ones, from the beginning, as one new group, all or none.
   * @param docker the container engine of who asks for it
   * @throws StoreError
   */
  async retry(ids: readonly string[], docker?: DockerAddress): Promise<Submitted | NotRetried> {
    await this.journal.settle();
    const found = new Map<string, Task | undefined>();
    for (const id of ids) found.set(id, await this.history.find(id));
    const wanted = repeatsOf(found, docker);
    return 'reason' in wanted ? wanted : this.queueGroup(wanted);
  }

  /** Calls back with every task that changed. @returns a function that ends this */
  onChange(listener: (task: Task) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves once every transition so far is kept. */
  settle(): Promise<void> {
    return this.journal.settle();
  }

  private enqueue(task: Task): void {
    this.active.set(task.id, { task, told: task });
    this.queue.add(task.id, task.priority);
    for (const listener of this.listeners) listener(task);
  }

  private fill(): void {
    while (this.running.size < this.options.concurrency && !this.isClosed) {
      const id = this.queue.take();
      const task = id === undefined ? undefined : this.active.get(id)?.task;
      if (id === undefined || task === undefined) return;
      const slot: Slot = { isCancelled: false };
      this.running.set(id, slot);
      this.apply(id, { type: 'started', at: this.options.now(), on: this.place });
      if (task.attempt === 1) this.launch(id, slot, undefined);
      else void this.resume(id, slot);
    }
  }

  private async resume(id: string, slot: Slot): Promise<void> {
    const { store, version, warn } = this.options;
    let point: ResumePoint | undefined;
    try {
      const checkpoint = await store.checkpoint(id);
      if (checkpoint?.version === version) point = checkpoint;
    } catch (error) {
      warn(unusable(id), error as Error);
    }
    this.launch(id, slot, point);
  }

  private launch(id: string, slot: Slot, resume: ResumePoint | undefined): void {
    const task = this.active.get(id)?.task;
    if (task === undefined || this.running.get(id) !== slot || this.isClosed) return;
    if (slot.isCancelled) this.hear(id, slot, { type: 'killed' });
    else slot.run = this.options.pool.run(task.spec, (event) => this.hear(id, slot, event), resume);
  }

  private hear(id: string, slot: Slot, event: RunEvent): void {
    const { now, random, version } = this.options;
    if (this.isClosed || this.running.get(id) !== slot) return;
    switch (event.type) {
      case 'progress':
        this.apply(id, { type: 'progressed', progress: event.progress });
        return;
      case 'preparing':
        this.apply(id, event);
        return;
      case 'checkpoint': {
        const { type: _, ...state } = event;
        const attempt = this.active.get(id)?.task.attempt ?? 0;
        this.journal.keep({ task: id, attempt, version, at: now(), ...state });
        this.apply(id, { type: 'checkpointed' });
        return;
      }
      case 'began-anew':
        this.options.warn(unusable(id), new Error(event.reason));
        return;
      default:
        this.running.delete(id);
        this.apply(id, outcomeOf(event, slot, now(), random()));
        this.waitForRetry(id);
        this.fill();
    }
  }

  private waitForRetry(id: string): void {
    const active = this.active.get(id);
    if (active?.task.state !== 'RETRY') return;
    const { retryAt = 0, priority, transitions } = active.task;
    const since = transitions[transitions.length - 1].at;
    // Never longer than it was meant to be, though the clock was set back meanwhile.
    const waitMs = Math.max(0, retryAt - Math.max(since, this.options.now()));
    active.timer = setTimeout(() => {
      this.queue.add(id, priority);
      this.fill();
    }, waitMs);
  }

  private apply(id: string, event: TaskEvent): void {
    const active = this.active.get(id);
    if (active === undefined) return;
    const { task: before, told } = active;
    const after = step(before, event);
    if (after === before) return;
    active.task = after;
    if (after.transitions !== before.transitions) this.journal.record(after);
    // Progress of a run whose start is not kept yet waits for the next one.
    else if (told.transitions === after.transitions) this.tell(after);
  }

  /** With what was heard of it since its last transition. */
  private newest(task: Task): Task {
    const now = this.active.get(task.id)?.task;
    return now?.transitions === task.transitions ? now : task;
  }

  private tell(task: Task): void {
    const active = this.active.get(task.id);
    if (active === undefined) return;
    active.told = task;
    if (isFinal(task.state)) this.active.delete(task.id);
    for (const listener of this.listeners) listener(task);
  }

  /** What could not be kept did not happen: the task fails from where it was seen last. */
  private refuse(id: string, error: Error): Task | undefined {
    const active = this.active.get(id);
    if (active === undefined) return undefined;
    const why: TaskError = { kind: 'infrastructure', ...withMessage(say('The task could not be kept. {0}', error.message)) };
    const failed = step(active.told, { type: 'failed', at: this.options.now(), error: why });
    this.running.get(id)?.run?.cancel();
    this.running.delete(id);
    clearTimeout(active.timer);
    this.queue.remove(id);
    this.tell(failed);
    this.fill();
    return failed;
  }

  /** Ends the runs; they go on when the tasks are opened again. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.listeners.clear();
    for (const { timer } of this.active.values()) clearTimeout(timer);
    await this.options.pool.close();
    await this.journal.settle();
    this.journal.close();
    await this.options.store.close();
  }
}

const unusable = (id: string): string => `the checkpoint of task ${id} could not be used; its run begins anew`;
