import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyQueue, type QueueEffect, type QueueEvent, type RequestQueue, stepQueue } from './request-queue.ts';

interface Request {
  readonly name: string;
  readonly content: { readonly silent?: boolean; readonly store_history?: boolean };
}

const ask = (name: string, content: Request['content'] = {}): QueueEvent<Request> => ({
  type: 'requested',
  request: { name, content },
});
const ended = (stops = false): QueueEvent<Request> => ({ type: 'ended', stops });
const interrupted: QueueEvent<Request> = { type: 'interrupted' };

/** What happens, as words: "execute a 1", "abort b 1". */
function happens(...events: readonly QueueEvent<Request>[]): string[] {
  let queue: RequestQueue<Request> = emptyQueue;
  const effects: QueueEffect<Request>[] = [];
  for (const event of events) {
    const [next, now] = stepQueue(queue, event);
    queue = next;
    effects.push(...now);
  }
  return effects.map(({ type, request, count }) => `${type} ${request.name} ${count}`);
}

suite('The queue of requests', () => {
  test('executes the first at once and the next when it has ended', () => {
    assert.deepEqual(happens(ask('a'), ask('b')), ['execute a 1']);
    assert.deepEqual(happens(ask('a'), ask('b'), ended()), ['execute a 1', 'execute b 2']);
  });
  test('aborts what waits behind an error, and executes what comes later', () => {
    assert.deepEqual(happens(ask('a'), ask('b'), ask('c'), ended(true), ask('d')), [
      'execute a 1',
      'abort b 1',
      'abort c 1',
      'execute d 2',
    ]);
  });
  test('aborts what waits at an interrupt, and lets the running one end by itself', () => {
    assert.deepEqual(happens(ask('a'), ask('b'), interrupted, ask('c')), ['execute a 1', 'abort b 1']);
    assert.deepEqual(happens(ask('a'), ask('b'), interrupted, ask('c'), ended()), ['execute a 1', 'abort b 1', 'execute c 2']);
  });
  test('counts neither what is silent nor what stays out of the history', () => {
    const events = [ask('a', { silent: true }), ended(), ask('b', { store_history: false }), ended(), ask('c')];
    assert.deepEqual(happens(...events), ['execute a 0', 'execute b 0', 'execute c 1']);
  });
  test('executes or aborts each request once, never two at a time, whatever happens', () => {
    const event = fc.oneof(
      fc.record({ type: fc.constant('requested' as const), name: fc.constant('r') }),
      fc.record({ type: fc.constant('ended' as const), stops: fc.boolean() }),
      fc.record({ type: fc.constant('interrupted' as const) }),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        let queue: RequestQueue<Request> = emptyQueue;
        const open = new Set<Request>();
        let executing = 0;
        for (const one of events) {
          if (one.type === 'ended' && executing === 0) continue;
          if (one.type === 'ended') executing--;
          const event = one.type === 'requested' ? { ...one, request: { name: one.name, content: {} } } : one;
          if (event.type === 'requested') open.add(event.request);
          const [next, effects] = stepQueue(queue, event);
          queue = next;
          for (const { type, request } of effects) {
            assert.ok(open.delete(request), 'each once');
            if (type === 'execute') executing++;
          }
          assert.ok(executing <= 1);
          assert.equal(executing === 1, queue.isExecuting);
          assert.deepEqual([...open], queue.waiting);
          assert.ok(executing === 1 || open.size === 0, 'nothing waits for nothing');
        }
      }),
    );
  });
});
