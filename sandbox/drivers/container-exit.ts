import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { exitOutOfMemory } from '../guest/guest.ts';
import { say } from '../sentence.ts';
import { messageOf } from './engine-fault.ts';
import type { GuestExit } from './guest-session.ts';

/** The first process of a container cannot kill itself. */
const killedFromOutside = 137;
const lookEveryMs = 500;
const answerWithinMs = 5000;

/**
 * How a container ended, or that its engine went away.
 * @param silence resolves when the connection to its output has ended
 * @param stderr the end of what it wrote there
 */
export async function exitOfContainer(
  container: Docker.Container,
  silence: Promise<unknown>,
  stderr: () => string,
): Promise<GuestExit> {
  try {
    const code = await exitCode(container, silence);
    if (code === undefined)
      return { kind: 'infrastructure', reason: say('The container engine went away, and came back without it.') };
    const { State } = await container.inspect();
    const ranOutOfHeap = code > 128 && /heap out of memory/.test(stderr());
    if (State.OOMKilled || code === exitOutOfMemory || ranOutOfHeap) return { kind: 'out-of-memory' };
    if (code === killedFromOutside) return { kind: 'infrastructure', reason: say('The container was killed from outside.') };
    return { kind: 'exited', code, stderr: stderr() };
  } catch (error) {
    return { kind: 'infrastructure', reason: say('The container engine went away: {0}', messageOf(error)) };
  }
}

/**
 * An engine that dies may leave dockerode's `wait` without any answer. So once the output has ended, the engine is asked.
 * @returns undefined when it says that the container has ended and yet no code comes
 */
async function exitCode(container: Docker.Container, silence: Promise<unknown>): Promise<number | undefined> {
  const waited: Promise<number> = container.wait().then(({ StatusCode }) => StatusCode);
  const isWaiting = Symbol();
  const within = (ms: number) => Promise.race([waited, sleep(ms, isWaiting, { ref: false })]);
  const first = await Promise.race([waited, silence.then(() => isWaiting)]);
  if (typeof first === 'number') return first;
  for (;;) {
    const code = await within(lookEveryMs);
    if (typeof code === 'number') return code;
    const state = await Promise.race([container.inspect(), sleep(answerWithinMs, undefined, { ref: false })]);
    if (state === undefined) throw new Error(`it did not answer within ${answerWithinMs / 1000} s`);
    if (state.State.Running) continue; // it closed its output by itself
    const late = await within(answerWithinMs);
    return typeof late === 'number' ? late : undefined;
  }
}
