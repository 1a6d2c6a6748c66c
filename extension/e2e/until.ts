import assert from 'node:assert/strict';

/** Waits until the condition holds, for what has no locator of its own to wait for; fails with the message after 15 s. */
export async function until(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await holds())) assert.ok(Date.now() < deadline, otherwise);
}
