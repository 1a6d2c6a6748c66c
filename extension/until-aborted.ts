/** Waits no longer than until the signal, and then gives undefined; what is computed elsewhere is let go of. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
    // What fails after the signal is nobody's business any more.
    work.then(resolve, reject);
  });
}
