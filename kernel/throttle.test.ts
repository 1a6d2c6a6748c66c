import assert from 'node:assert/strict';
import { createManualClock } from './manual-clock.ts';
import { createThrottle } from './throttle.ts';

suite('The throttle', () => {
  const start = () => {
    const clock = createManualClock();
    const calls: number[] = [];
    return { clock, calls, throttle: createThrottle(clock, 250, () => calls.push(clock.now())) };
  };
  test('acts on the first request at once', () => {
    const { calls, throttle } = start();
    throttle.request();
    assert.deepEqual(calls, [0]);
  });
  test('acts once for all requests of an interval, when it ends', () => {
    const { clock, calls, throttle } = start();
    for (let k = 0; k < 10; k++) {
      throttle.request();
      clock.advance(20);
    }
    clock.advance(1000);
    assert.deepEqual(calls, [0, 250]);
  });
  test('acts at once again after a pause', () => {
    const { clock, calls, throttle } = start();
    throttle.request();
    clock.advance(251);
    throttle.request();
    assert.deepEqual(calls, [0, 251]);
  });
  test('does nothing more once cancelled', () => {
    const { clock, calls, throttle } = start();
    throttle.request();
    throttle.request();
    throttle.cancel();
    clock.advance(1000);
    assert.deepEqual(calls, [0]);
  });
});
