import assert from 'node:assert/strict';
import { createManualClock } from '../../kernel/manual-clock.ts';
import { Latest } from './latest.ts';

function start() {
  const clock = createManualClock();
  const latest = new Latest(clock, 300);
  const begun: string[] = [];
  const taken: string[] = [];
  const waiting = new Map<string, () => void>();
  return {
    clock,
    latest,
    begun,
    taken,
    request: (key: string, name: string) =>
      latest.request(
        key,
        () => {
          begun.push(name);
          return new Promise<string>((resolve) => waiting.set(name, () => resolve(name)));
        },
        (result) => taken.push(result),
      ),
    async finish(name: string) {
      waiting.get(name)?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

suite('The latest of many requests', () => {
  test('is worked on once, a while after the last of them', async () => {
    const { clock, request, begun, taken, finish } = start();
    for (const name of ['a', 'b', 'c']) {
      request('k', name);
      clock.advance(200);
    }
    assert.deepEqual(begun, []);
    clock.advance(100);
    assert.deepEqual(begun, ['c']);
    await finish('c');
    assert.deepEqual(taken, ['c']);
  });
  test('waits until the one before is done, whose result nobody wants any more', async () => {
    const { clock, request, begun, taken, finish } = start();
    request('k', 'a');
    clock.advance(300);
    request('k', 'b');
    clock.advance(300);
    assert.deepEqual(begun, ['a']);
    await finish('a');
    assert.deepEqual(taken, []);
    clock.advance(300);
    await finish('b');
    assert.deepEqual(taken, ['b']);
  });
  test('is forgotten when its key is cancelled, before it began or after', async () => {
    const { clock, latest, request, begun, taken, finish } = start();
    request('k', 'a');
    latest.cancel('k');
    clock.advance(300);
    assert.deepEqual(begun, []);
    request('k', 'b');
    clock.advance(300);
    latest.cancel('k');
    await finish('b');
    assert.deepEqual(taken, []);
  });
  test('of one key does not wait for another’s', () => {
    const { clock, request, begun } = start();
    request('k', 'a');
    request('l', 'b');
    clock.advance(300);
    assert.deepEqual(begun, ['a', 'b']);
  });
});
