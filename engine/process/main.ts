/** Entry of the engine process. */
import { renameSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { startEngine } from './engine.ts';
import { takeLock } from './lock.ts';
import { enginePaths, makePrivate } from './paths.ts';
import { readSettings } from './settings.ts';

const maxLogBytes = 5 * 1024 * 1024;

// Runs use every core; the editor comes first. Whoever was started with a lower priority may not raise it.
os.setPriority(Math.max(os.getPriority(), os.constants.priority.PRIORITY_BELOW_NORMAL));

const paths = enginePaths();
makePrivate(paths);
const lock = takeLock(paths.lock);
if (lock && (statSync(paths.log, { throwIfNoEntry: false })?.size ?? 0) > maxLogBytes) renameSync(paths.log, `${paths.log}.1`);
const log = pino(
  { base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ dest: paths.log, mode: 0o600, sync: true }),
);

if (lock === undefined) {
  log.info('another engine runs already; clients find that one');
  process.exit(0);
}

const fail = (error: unknown): never => {
  log.fatal(error);
  process.exit(1);
};
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

const engine = await startEngine({
  paths,
  lock,
  entries: {
    worker: path.join(import.meta.dirname, 'run-worker.mjs'),
    store: path.join(import.meta.dirname, 'store-thread.mjs'),
    reaper: path.join(import.meta.dirname, 'sandbox-reaper.mjs'),
    scan: path.join(import.meta.dirname, 'fitness-scan.mjs'),
  },
  settings: readSettings(process.env),
  log,
  onEnd: () => process.exit(0),
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void engine.close(signal));
process.on('SIGHUP', () => undefined); // a closed terminal does not end background runs
