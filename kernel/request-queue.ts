/** What waits to be executed: one request at a time, in the order in which they came. */
export interface RequestQueue<R> {
  readonly waiting: readonly R[];
  readonly isExecuting: boolean;
  /** Number of the newest execution that counts, the [n] beside a cell; 0 before the first. */
  readonly count: number;
}

export type QueueEvent<R> =
  | { readonly type: 'requested'; readonly request: R }
  /** The one that was executing has been answered; `stops` when what waits behind it must not run. */
  | { readonly type: 'ended'; readonly stops: boolean }
  | { readonly type: 'interrupted' };

export type QueueEffect<R> =
  | { readonly type: 'execute'; readonly request: R; readonly count: number }
  | { readonly type: 'abort'; readonly request: R; readonly count: number };

/** A request, as far as the queue looks at it. */
interface Counted {
  readonly content: { readonly silent?: boolean; readonly store_history?: boolean };
}

export const emptyQueue: RequestQueue<never> = { waiting: [], isExecuting: false, count: 0 };

/** Decides what an event means for the queue; the caller does the effects, in their order. */
export function stepQueue<R extends Counted>(
  queue: RequestQueue<R>,
  event: QueueEvent<R>,
): readonly [RequestQueue<R>, readonly QueueEffect<R>[]] {
  switch (event.type) {
    case 'requested':
      return startNext({ ...queue, waiting: [...queue.waiting, event.request] });
    case 'interrupted':
      return abortWaiting(queue);
    case 'ended': {
      const [rest, aborted] = event.stops ? abortWaiting(queue) : [queue, []];
      const [next, started] = startNext({ ...rest, isExecuting: false });
      return [next, [...aborted, ...started]];
    }
  }
}

function startNext<R extends Counted>(queue: RequestQueue<R>): readonly [RequestQueue<R>, readonly QueueEffect<R>[]] {
  const [request, ...waiting] = queue.waiting;
  if (queue.isExecuting || request === undefined) return [queue, []];
  const { silent, store_history } = request.content;
  const count = queue.count + (silent === true || store_history === false ? 0 : 1);
  return [{ waiting, isExecuting: true, count }, [{ type: 'execute', request, count }]];
}

function abortWaiting<R>(queue: RequestQueue<R>): readonly [RequestQueue<R>, readonly QueueEffect<R>[]] {
  const { count } = queue;
  return [{ ...queue, waiting: [] }, queue.waiting.map((request) => ({ type: 'abort', request, count }))];
}
