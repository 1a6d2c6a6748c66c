import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { say } from '../sentence.ts';
import { jobOf } from '../testing.ts';
import { GuestSession, type StartedGuest } from './guest-session.ts';

/** A guest that nothing ends, and how often that was tried. */
function immortal() {
  const never = new Promise<never>(() => undefined);
  let stops = 0;
  const guest: StartedGuest = {
    write: () => undefined,
    listen: () => undefined,
    setPaused: () => undefined,
    silence: never,
    stop: async () => void stops++,
    exit: () => never,
    usage: async () => undefined,
    cleanUp: () => never,
  };
  return { guest, stops: () => stops };
}

suite('The session of a guest that does not go away', () => {
  setup(() => mock.timers.enable({ apis: ['setTimeout'] }));
  teardown(() => mock.timers.reset());

  /** What is told of its end by then. */
  const toldAfter = async (session: GuestSession, ms: number) => {
    mock.timers.tick(ms);
    return Promise.race([session.ended, new Promise((resolve) => setImmediate(resolve))]);
  };

  test('is told to be out of time not before its limit, and within two seconds after it', async () => {
    const { guest, stops } = immortal();
    const session = new GuestSession(guest, jobOf('', { seconds: 30 }));
    assert.deepEqual([await toldAfter(session, 29_999), stops()], [undefined, 0]);
    await toldAfter(session, 1);
    assert.equal(stops(), 1);
    assert.deepEqual(await toldAfter(session, 2000), { kind: 'out-of-time' });
  });

  test('is told to be a fault of the machine ten seconds after it was cancelled', async () => {
    const { guest, stops } = immortal();
    const session = new GuestSession(guest, jobOf('', { seconds: 30 }));
    void session.kill();
    assert.deepEqual([await toldAfter(session, 9999), stops()], [undefined, 1]);
    assert.deepEqual(await toldAfter(session, 1), {
      kind: 'infrastructure',
      reason: say('The guest could not be ended within {0} s.', 10),
    });
  });
});
