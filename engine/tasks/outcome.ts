import type { TaskEvent } from './lifecycle.ts';
import type { RunEvent } from './run-pool.ts';

/** What the end of a run means for its task. */
export function outcomeOf(
  event: Exclude<RunEvent, { type: 'preparing' | 'progress' | 'checkpoint' | 'began-anew' }>,
  { isCancelled }: { readonly isCancelled: boolean },
  at: number,
  jitter: number,
): TaskEvent {
  switch (event.type) {
    case 'ended':
      return { type: 'ended', at, result: event.result };
    case 'failed':
      return { type: 'failed', at, error: event.error };
    case 'killed':
      return { type: 'revoked', at };
    case 'overran':
      return { type: 'overran', at, limit: event.limit };
    case 'lost':
      return isCancelled ? { type: 'revoked', at } : { type: 'lost', at, reason: event.reason, jitter };
  }
}
