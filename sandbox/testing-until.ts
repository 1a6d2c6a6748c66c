import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

const pauseMs = 20;

/** Waits for something that comes about elsewhere, as in another process; long enough that only what never comes fails. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
  for (const deadline = performance.now() + withinMs; performance.now() < deadline; await sleep(pauseMs))
    if (await holds()) return;
  assert.fail(`Waited in vain for ${what}.`);
}
