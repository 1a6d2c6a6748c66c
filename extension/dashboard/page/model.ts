import type { Health, Overview } from '../../../engine/monitor/overview.ts';
import { activeStates } from '../../../engine/tasks/task.ts';
import type { TaskSummary } from '../../../engine/tasks/task-store.ts';
import type { Link } from '../../monitor/engine-monitor.ts';
import type { Counts, ToPage } from '../messages.ts';
import type { Host } from './host.ts';

const recentTasks = 200;

/** What the page knows of the engine and of recent tasks. */
export class Model {
  link: Link = { kind: 'absent' };
  health: Health | undefined;
  counts: Counts | undefined;
  /** Those that are not finished, and the newest, by id. */
  recent: ReadonlyMap<string, TaskSummary> = new Map();
  isLoaded = false;
  private readonly listeners = new Set<(overview: Overview | undefined) => void>();

  /** @param listener called with what changed, or without anything when all may have */
  onChange(listener: (overview: Overview | undefined) => void): void {
    this.listeners.add(listener);
  }

  async hear(message: Extract<ToPage, { type: 'link' | 'overview' }>, host: Host): Promise<void> {
    if (message.type === 'link') {
      this.link = message.link;
      this.health = message.health ?? (message.link.kind === 'connected' ? this.health : undefined);
      this.counts = message.counts ?? this.counts;
      this.tell(undefined);
      if (message.link.kind === 'connected') await this.load(host);
      return;
    }
    const { overview } = message;
    this.health = overview.health ?? this.health;
    this.counts = overview.counts ?? this.counts;
    if (overview.changed.length + overview.deleted.length > 0) {
      const recent = new Map(this.recent);
      for (const task of overview.changed) recent.set(task.id, task);
      for (const id of overview.deleted) recent.delete(id);
      this.recent = trimmed(recent);
    }
    this.tell(overview);
    if (overview.isPartial) await this.load(host);
  }

  private async load(host: Host): Promise<void> {
    const [active, newest] = await Promise.all([
      host.ask<'list'>({ kind: 'list', query: { states: [...activeStates], limit: recentTasks } }),
      host.ask<'list'>({ kind: 'list', query: { limit: recentTasks } }),
    ]);
    this.recent = new Map([...newest.tasks, ...active.tasks].map((task) => [task.id, task]));
    this.isLoaded = true;
    this.tell(undefined);
  }

  private tell(overview: Overview | undefined): void {
    for (const listener of this.listeners) listener(overview);
  }
}

/** A page that is open for days must not grow. */
function trimmed(tasks: Map<string, TaskSummary>): Map<string, TaskSummary> {
  if (tasks.size <= 3 * recentTasks) return tasks;
  const byNumber = [...tasks.values()].sort((a, b) => b.number - a.number);
  const kept = byNumber.filter(({ finishedAt }, k) => finishedAt === null || k < recentTasks);
  return new Map(kept.slice(0, 3 * recentTasks).map((task) => [task.id, task]));
}
