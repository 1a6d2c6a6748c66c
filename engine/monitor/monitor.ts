import { summarizeTask } from '../tasks/summarize-task.ts';
import { isFinal, type Task, type TaskState } from '../tasks/task.ts';
import type { TaskSummary } from '../tasks/task-store.ts';
import { hostLoad } from './host-load.ts';
import { LastMinute } from './last-minute.ts';
import type { Health, Overview, WorkerHealth, WorkerUsage } from './overview.ts';
import { Shares } from './shares.ts';

/** Between two messages to a watcher. */
const pushMs = 250;
const healthMs = 1000;
/** Of one message; a watcher reads pages when there are more. */
const maxChanges = 300;

/** Takes an overview; resolves once it is on its way. */
export type Observer = (overview: Overview) => Promise<void>;

export interface MonitorOptions {
  readonly version: string;
  readonly startedAt: number;
  readonly concurrency: number;
  readonly now: () => number;
  readonly clients: () => number;
  readonly scheduler: {
    readonly runningCount: number;
    readonly queuedCount: number;
    tasks(): Task[];
    usages(): Promise<ReadonlyMap<string, WorkerUsage>>;
    onChange(listener: (task: Task) => void): () => void;
  };
  readonly count: () => Promise<Readonly<Record<TaskState, number>>>;
  readonly warn: (message: string, error: Error) => void;
}

/** Tells watchers of all tasks and of the engine itself. Costs nothing but a count of ends while nobody watches. */
export class Monitor {
  private readonly options: MonitorOptions;
  private readonly observers = new Set<Observer>();
  private readonly ends = new LastMinute();
  private readonly shares = new Shares();
  private readonly stopListening: () => void;
  private changed = new Map<string, TaskSummary>();
  private deleted = new Set<string>();
  private isPartial = false;
  private pushTimer: NodeJS.Timeout | undefined;
  private healthTimer: NodeJS.Timeout | undefined;
  private countsAreOld = true;

  constructor(options: MonitorOptions) {
    this.options = options;
    this.stopListening = options.scheduler.onChange((task) => this.hear(task));
  }

  /** Begins with health and counts. @returns a function that ends it */
  async observe(observer: Observer): Promise<() => void> {
    const [health, counts] = await Promise.all([this.health(), this.options.count()]);
    await observer({ ...nothing, health, counts });
    this.observers.add(observer);
    this.healthTimer ??= setInterval(() => void this.pushHealth(), healthMs);
    return () => {
      this.observers.delete(observer);
      if (this.observers.size === 0) this.rest();
    };
  }

  /** Tells that finished tasks were taken away. */
  forget(ids: readonly string[]): void {
    if (this.observers.size === 0) return;
    for (const id of ids) {
      this.deleted.add(id);
      this.changed.delete(id);
    }
    this.countsAreOld = true;
    this.schedule();
  }

  /** Tells why the engine ends. */
  async end(reason: string): Promise<void> {
    this.stopListening();
    await Promise.all([...this.observers].map((observer) => observer({ ...nothing, ending: reason })));
    this.observers.clear();
    this.rest();
  }

  private hear(task: Task): void {
    if (isFinal(task.state)) this.ends.note(this.options.now());
    if (this.observers.size === 0) return;
    if (this.changed.size < maxChanges || this.changed.has(task.id)) this.changed.set(task.id, summarizeTask(task));
    else this.isPartial = true;
    this.countsAreOld = true;
    this.schedule();
  }

  private schedule(): void {
    this.pushTimer ??= setTimeout(() => this.push(), pushMs);
  }

  private push(): void {
    this.pushTimer = undefined;
    const overview = { changed: [...this.changed.values()], deleted: [...this.deleted], isPartial: this.isPartial };
    this.changed = new Map();
    this.deleted = new Set();
    this.isPartial = false;
    this.tell(overview);
  }

  private async pushHealth(): Promise<void> {
    try {
      const { countsAreOld } = this;
      this.countsAreOld = false;
      const [health, counts] = await Promise.all([this.health(), countsAreOld ? this.options.count() : undefined]);
      this.tell({ ...nothing, health, ...(counts ? { counts } : {}) });
    } catch (error) {
      this.options.warn('the health of the engine could not be told', error as Error); // only the store throws, and only errors
    }
  }

  private tell(overview: Overview): void {
    for (const observer of this.observers) void observer(overview);
  }

  private rest(): void {
    clearTimeout(this.pushTimer);
    clearInterval(this.healthTimer);
    this.pushTimer = undefined;
    this.healthTimer = undefined;
    this.changed = new Map();
    this.countsAreOld = true;
  }

  private async health(): Promise<Health> {
    const { version, startedAt, concurrency, scheduler, clients, now } = this.options;
    const usages = await scheduler.usages();
    const at = now();
    const monotonic = performance.now();
    const { user, system } = process.cpuUsage();
    const active = scheduler.tasks();
    const rates = active.flatMap(({ id, state, progress }) =>
      state === 'STARTED' && progress ? (this.shares.of(`evaluations of ${id}`, progress.evaluations * 1000, at) ?? []) : [],
    );
    const health: Health = {
      at,
      host: hostLoad(this.shares),
      engine: {
        pid: process.pid,
        version,
        node: process.versions.node,
        startedAt,
        cpu: this.shares.of('engine', (user + system) / 1000, monotonic),
        memoryBytes: process.memoryUsage.rss(),
      },
      running: scheduler.runningCount,
      queued: scheduler.queuedCount,
      concurrency,
      clients: clients(),
      finishedLastMinute: this.ends.count(at),
      evaluationsPerSecond: rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0),
      workers: [...usages].map(([task, usage]) => this.worker(task, usage, monotonic)),
    };
    this.shares.keep(
      new Set([
        'host',
        'engine',
        ...active.map(({ id }) => `evaluations of ${id}`),
        ...[...usages.keys()].map((task) => `worker of ${task}`),
      ]),
    );
    return health;
  }

  private worker(task: string, { kind, cpuMs, memoryBytes }: WorkerUsage, at: number): WorkerHealth {
    return { task, kind, cpu: cpuMs === null ? null : this.shares.of(`worker of ${task}`, cpuMs, at), memoryBytes };
  }
}

const nothing: Overview = { changed: [], deleted: [], isPartial: false };
