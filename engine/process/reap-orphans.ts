import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';

/** After the first clients were answered. */
const delayMs = 500;

/**
 * Removes, soon and once, the sandbox guests of engines and commands that were killed. In a thread, because what talks to a
 * container engine takes longer to load than an engine takes to start.
 * @param entry the bundled `sandbox-reaper`
 * @returns a function that calls it off
 */
export function reapOrphansSoon(entry: string, log: Logger): () => void {
  const timer = setTimeout(() => {
    const worker = new Worker(entry);
    worker.unref();
    worker.once('message', (containers: number) => {
      if (containers > 0) log.info({ containers }, 'removed the containers of processes that had ended');
    });
    worker.once('error', (error) => log.warn(error, 'containers of processes that had ended could not be looked for'));
  }, delayMs).unref();
  return () => clearTimeout(timer);
}
