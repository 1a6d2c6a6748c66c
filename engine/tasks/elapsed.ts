import type { Task } from './task.ts';

/**
 * Seconds that a task took: of its search, and where that was ended without a result, from its start to its end, because it may have
 * told nothing for long. Undefined where it has not begun to search.
 */
export function elapsedSeconds({ result, progress, startedAt, finishedAt }: Task): number | undefined {
  if (result !== undefined || startedAt === undefined || finishedAt === undefined) return (result ?? progress)?.seconds;
  return Math.max(progress?.seconds ?? 0, (finishedAt - startedAt) / 1000);
}
