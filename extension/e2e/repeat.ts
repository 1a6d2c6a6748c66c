import { errors, type Locator } from 'playwright-core';

/** Does what a user would do again while it has no effect. */
export async function repeat(what: string, effect: Locator, action: (again: boolean) => Promise<void>): Promise<void> {
  for (let times = 0; times < 6; times++) {
    await action(times > 0);
    if (await appears(effect, 10_000)) return;
  }
  throw new Error(`Expected ${effect} after ${what}.`);
}

/** Whether it is there within the time. */
export async function appears(place: Locator, timeoutMs: number): Promise<boolean> {
  try {
    await place.waitFor({ timeout: timeoutMs });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}
