import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Reaped } from '../../sandbox/drivers/reap-places.ts';

/** After the first clients were answered. */
const delayMs = 500;
/** Until an address is looked at again that did not answer, or was not clean yet; doubled each time. */
const firstPauseMs = 5_000;
const longestPauseMs = 10 * 60_000;

/**
 * Removes, soon, the sandbox guests of engines and commands that were killed: at the address of this engine, and at every one where
 * one of them started some; one that does not answer is looked at again. In a thread, because what talks to a container engine takes
 * longer to load than an engine takes to start.
 * @param entry the bundled `sandbox-reaper`
 * @param places the folder of what is kept of where guests were started
 * @returns a function that calls it off
 */
export function reapOrphansSoon(entry: string, places: string, log: Logger): () => void {
  let timer: NodeJS.Timeout | undefined;
  let worker: Worker | undefined;
  let isOff = false;
  const lookIn = (waitMs: number, pauseMs: number): void => {
    if (!isOff) timer = setTimeout(() => look(pauseMs), waitMs).unref();
  };
  const look = (pauseMs: number): void => {
    const thread = new Worker(entry, { workerData: places });
    worker = thread;
    thread.unref();
    const again = `looked at again in ${pauseMs / 1000} s`;
    const lookAgain = (): void => lookIn(pauseMs, Math.min(pauseMs * 2, longestPauseMs));
    thread.once('message', ({ containers, unanswered, givenUp, remaining }: Reaped) => {
      void thread.terminate(); // a connection to an address that is silent would keep it
      if (containers > 0) log.info({ containers }, 'removed the containers of processes that had ended');
      for (const reason of unanswered)
        log.warn(`guests may be left where a process that had ended started some: ${reason}; ${again}`);
      for (const reason of givenUp)
        log.warn(`guests may be left where a process that had ended started some, and are looked for no more: ${reason}`);
      if (remaining > 0) lookAgain();
    });
    thread.once('error', (error) => {
      log.warn(error, `containers of processes that had ended could not be looked for; ${again}`);
      lookAgain();
    });
  };
  lookIn(delayMs, firstPauseMs);
  return () => {
    isOff = true;
    clearTimeout(timer);
    void worker?.terminate();
  };
}
