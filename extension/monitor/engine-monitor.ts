import type { EngineClient } from '../../engine/client/engine-client.ts';
import type { Health, Overview } from '../../engine/monitor/overview.ts';
import { isFinal, type TaskState } from '../../engine/tasks/task.ts';
import { t, tellError } from '../words.ts';

/** How this window stands to the engine. */
export type Link =
  /** None runs, or it has not been looked for yet. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'connected' }
  /** It ended under unfinished tasks; another one is being started. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** How an engine is found. */
export interface EngineAccess {
  /** The running one, as a mere watcher. */
  running(): Promise<EngineClient | undefined>;
  /** The running one or a new one, as a mere watcher. */
  start(): Promise<EngineClient>;
  /** Whether there is a history to look at. */
  hasHistory(): Promise<boolean>;
  /** Calls back when an engine may have been started. @returns a function that ends it */
  onStarted(listener: () => void): () => void;
}

/** Told of every overview, or, without one, that the link has changed. */
export type MonitorListener = (overview: Overview | undefined) => void;

/** Waits between looks for an engine that is just starting, in milliseconds. */
const looks = [30, 60, 120, 250, 500, 1000, 2000];
/** Starts in a row, each for an engine that was lost before it told anything, after which a person must act. */
const maxRestarts = 3;

/** Watches the engine for a window: finds it when it is started by anyone, and after it was lost. */
export class EngineMonitor {
  private readonly access: EngineAccess;
  private readonly listeners = new Set<MonitorListener>();
  private readonly stopLooking: () => void;
  private current: EngineClient | undefined;
  private connecting: Promise<EngineClient | undefined> | undefined;
  private lookTimer: NodeJS.Timeout | undefined;
  private farewell: string | undefined;
  private restarts = 0;
  private hasWork = false;
  private isDisposed = false;
  link: Link = { kind: 'absent' };
  /** The last that was told. */
  health: Health | undefined;
  counts: Readonly<Record<TaskState, number>> | undefined;

  constructor(access: EngineAccess) {
    this.access = access;
    this.stopLooking = access.onStarted(() => this.lookSoon(0));
  }

  onChange(listener: MonitorListener): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** Watches the engine where one runs; starts none. */
  async look(): Promise<void> {
    await this.connect(() => this.access.running());
  }

  /** Whether there may be tasks: an engine is watched, or one would find a history. Starts none. */
  async mayHaveTasks(): Promise<boolean> {
    await this.look();
    return this.current !== undefined || (await this.access.hasHistory());
  }

  /** As `look`, but starts an engine where there is a history that only an engine can tell. */
  async wake(): Promise<void> {
    await this.look();
    if (this.current === undefined && (await this.access.hasHistory())) await this.connect(() => this.access.start());
  }

  /** The engine, started when none runs. @throws EngineError */
  async client(): Promise<EngineClient> {
    const client = await this.connect(() => this.access.start());
    if (client) return client;
    throw new Error(this.link.kind === 'unreachable' ? this.link.reason : t('The engine cannot be reached.'));
  }

  /** The engine where one runs and is watched. */
  get connected(): EngineClient | undefined {
    return this.current;
  }

  private async connect(find: () => Promise<EngineClient | undefined>): Promise<EngineClient | undefined> {
    // Another search may have been for a running one only.
    while (this.connecting) await this.connecting;
    if (this.current || this.isDisposed) return this.current;
    this.connecting = this.attach(find);
    try {
      return await this.connecting;
    } finally {
      this.connecting = undefined;
    }
  }

  private async attach(find: () => Promise<EngineClient | undefined>): Promise<EngineClient | undefined> {
    try {
      const client = await find();
      if (client === undefined || this.isDisposed) {
        client?.dispose();
        if (this.link.kind !== 'lost') this.change({ kind: 'absent' });
        return undefined;
      }
      this.current = client;
      this.farewell = undefined;
      client.onLost(() => this.lose());
      this.change({ kind: 'connected' });
      await client.observe((overview) => this.hear(overview));
      return client;
    } catch (error) {
      this.current?.dispose();
      this.current = undefined;
      this.change({ kind: 'unreachable', reason: tellError(error) });
      return undefined;
    }
  }

  private hear(overview: Overview): void {
    if (overview.ending !== undefined) this.farewell = overview.ending;
    if (overview.health) {
      this.restarts = 0;
      this.hasWork = overview.health.running + overview.health.queued > 0;
    }
    // Figures come once a second; a task may have begun since.
    this.hasWork ||= overview.changed.some(({ state }) => !isFinal(state));
    this.health = overview.health ?? this.health;
    this.counts = overview.counts ?? this.counts;
    this.tell(overview);
  }

  private lose(): void {
    this.current = undefined;
    this.health = undefined;
    if (this.isDisposed) return;
    if (this.farewell !== undefined || !this.hasWork) {
      this.change({ kind: 'absent' });
      this.lookSoon(0);
    } else if (this.restarts++ < maxRestarts) {
      this.change({ kind: 'lost' });
      void this.connect(() => this.access.start());
    } else this.change({ kind: 'unreachable', reason: 'The engine ended several times in a row; its log says more.' });
  }

  /** An engine that is being started listens a moment later. */
  private lookSoon(attempt: number): void {
    clearTimeout(this.lookTimer);
    if (attempt >= looks.length || this.isDisposed) return;
    this.lookTimer = setTimeout(async () => {
      await this.look();
      if (this.current === undefined) this.lookSoon(attempt + 1);
    }, looks[attempt]);
  }

  private change(link: Link): void {
    this.link = link;
    this.tell(undefined);
  }

  private tell(overview: Overview | undefined): void {
    for (const listener of this.listeners) listener(overview);
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.lookTimer);
    this.stopLooking();
    this.current?.dispose();
    this.listeners.clear();
  }
}
