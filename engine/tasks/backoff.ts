const firstMs = 500;
const factor = 4;
const maxMs = 30_000;

/**
 * Milliseconds to wait before a run is started again: exponential in the losses before, half of it spread at random so that
 * several that were lost at once do not come back at once.
 * @param losses from 0
 * @param jitter in [0, 1)
 */
export const backoffMs = (losses: number, jitter: number): number =>
  Math.round(Math.min(maxMs, firstMs * factor ** losses) * (0.5 + jitter / 2));
