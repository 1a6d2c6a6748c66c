import type { TaskStore } from './task-store.ts';

/** Not at once: a start has more urgent things to do. */
const firstMs = 30_000;
const intervalMs = 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

export interface RetentionOptions {
  readonly store: TaskStore;
  readonly keepDays: number;
  readonly keepTasks: number;
  readonly now: () => number;
  readonly warn: (message: string, error: Error) => void;
}

/** Takes away finished tasks that are too old or too many, soon after the start and then every hour. @returns ends it */
export function startRetention({ store, keepDays, keepTasks, now, warn }: RetentionOptions): () => void {
  let timer = setTimeout(prune, firstMs);
  timer.unref();
  let isEnded = false;
  async function prune(): Promise<void> {
    try {
      while (!isEnded && (await store.prune({ before: now() - keepDays * dayMs, keep: keepTasks })) > 0);
    } catch (error) {
      warn('old tasks could not be taken away', error as Error);
    }
    if (isEnded) return;
    timer = setTimeout(prune, intervalMs);
    timer.unref();
  }
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}
