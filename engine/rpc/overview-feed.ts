import type { Overview } from '../monitor/overview.ts';

/**
 * Sends overviews as fast as one client reads them. Of what comes while one is under way only the newest figures are kept, and
 * that tasks have changed, so that a client that does not read costs no memory.
 */
export class OverviewFeed {
  private readonly send: (overview: Overview) => Promise<void>;
  private waiting: Overview | undefined;
  private sending: Promise<void> | undefined;

  /** @param send resolves once the operating system has taken the message; rejects when the connection is gone */
  constructor(send: (overview: Overview) => Promise<void>) {
    this.send = send;
  }

  /** Resolves once it is on its way, or nobody is there any more. */
  offer(overview: Overview): Promise<void> {
    this.waiting = this.waiting ? merge(this.waiting, overview) : overview;
    this.sending ??= this.flush();
    return this.sending;
  }

  private async flush(): Promise<void> {
    try {
      while (this.waiting) {
        const next = this.waiting;
        this.waiting = undefined;
        await this.send(next);
      }
    } catch {
      this.waiting = undefined; // nobody reads any more; the socket's own handlers close the connection
    }
    this.sending = undefined;
  }
}

/** One message in place of two. */
export function merge(earlier: Overview, later: Overview): Overview {
  const hasTasks = earlier.changed.length + earlier.deleted.length > 0 && later.changed.length + later.deleted.length > 0;
  const tasks = later.changed.length + later.deleted.length > 0 ? later : earlier;
  return {
    ...earlier,
    ...later,
    changed: tasks.changed,
    deleted: tasks.deleted,
    isPartial: earlier.isPartial || later.isPartial || hasTasks,
  };
}
