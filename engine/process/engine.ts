import { randomBytes } from 'node:crypto';
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { GuestPlaces } from '../../sandbox/drivers/guest-places.ts';
import { loadSandbox } from '../../sandbox/load-bundle.ts';
import { FitnessScanner } from '../../sandbox/validate/fitness-scanner.ts';
import { Monitor } from '../monitor/monitor.ts';
import { listen } from '../rpc/server.ts';
import { openSqliteStore } from '../store/open-sqlite-store.ts';
import { startRetention } from '../tasks/retention.ts';
import { RunPool } from '../tasks/run-pool.ts';
import { Runs } from '../tasks/runs.ts';
import { SandboxRuns } from '../tasks/sandbox-runs.ts';
import { Scheduler } from '../tasks/scheduler.ts';
import { StoreError, type TaskStore } from '../tasks/task-store.ts';
import { IdleTimer } from './idle-timer.ts';
import type { EngineLock } from './lock.ts';
import { logFailure } from './log-failure.ts';
import { type EnginePaths, version } from './paths.ts';
import { reapOrphansSoon } from './reap-orphans.ts';
import { createService } from './service.ts';
import type { EngineSettings } from './settings.ts';

/** Time that clients get to take the last message. */
const farewellMs = 200;

export interface EngineOptions {
  readonly paths: EnginePaths;
  /** Held by this process; released when the engine has ended. */
  readonly lock: EngineLock;
  /** The bundled `run-worker`, `store-thread`, `sandbox-reaper` and `fitness-scan`. */
  readonly entries: { readonly worker: string; readonly store: string; readonly reaper: string; readonly scan: string };
  readonly settings: EngineSettings;
  readonly log: Logger;
  /** Called once when the engine has ended, by request or because it was idle. */
  readonly onEnd: (reason: string) => void;
}

/** Reason of an end: the next start sets the file aside. */
const damagedTasks = 'damaged tasks';

/** Starts the engine of this user and version, which goes on with the tasks that were under way. */
export async function startEngine(options: EngineOptions): Promise<{ close(reason: string): Promise<void> }> {
  const { paths, lock, log, entries, settings } = options;
  const { concurrency } = settings;
  const startedAt = Date.now();
  const host = os.hostname();
  const warn = (message: string, error: Error): void => {
    log.warn(error, message);
    // The next start sets the file aside; with it, nothing could be kept any more.
    if (error instanceof StoreError && error.code === 'damaged') end(damagedTasks);
  };
  const asked: string[] = [];
  let end: (reason: string) => void = (reason) => void asked.push(reason); // until there is something to end
  const guests = path.dirname(entries.worker);
  const places = new GuestPlaces(paths.guestPlaces);
  const sandboxRuns = new SandboxRuns({ guests, places });
  sandboxRuns.setAwaited(false);
  const pool = new Runs(new RunPool(entries.worker), sandboxRuns);
  const store = await openStore(options);
  for (const notice of store.notices) log.warn(notice);
  const scheduler = await Scheduler.open({ pool, store, concurrency, now: Date.now, random: Math.random, version, host, warn });
  const stopRetention = startRetention({ ...settings, store, now: Date.now, warn });
  let clients = 0;
  const idle = new IdleTimer(settings.idleMs, () => void close('idle'));
  const lookIdle = (): void => idle.set(clients === 0 && scheduler.activeCount === 0);
  scheduler.onChange(lookIdle);
  scheduler.onChange((task) => logFailure(log, task));
  const { notices } = store;
  const scanner = new FitnessScanner({ entry: entries.scan });
  const count = () => store.count();
  const facts = { version, startedAt, concurrency, now: Date.now, clients: () => clients };
  const monitor = new Monitor({ ...facts, scheduler, count, warn });
  const service = createService(scheduler, store, monitor, {
    status: () => ({ version, pid: process.pid, startedAt, concurrency, clients, notices, logFile: paths.log }),
    stop: () => void close('asked to stop'),
    scan: (language, text) => scanner.check(language, text),
    examineContainers: async (docker) => (await loadSandbox(guests)).examineEngine(docker),
  });
  rmSync(paths.socket, { force: true }); // left by a killed engine: this process holds the lock
  const server = await listen({
    socketPath: paths.socket,
    token: writeToken(paths.token),
    version,
    service,
    onClients(count) {
      clients = count;
      sandboxRuns.setAwaited(count > 0);
      lookIdle();
    },
    onSshAgent(agent) {
      process.env.SSH_AUTH_SOCK = agent; // also for the threads that are started from now on
    },
    onFault: (message) => log.warn(message),
    onStoreFault: (error) => warn('a client could not be answered', error),
  });
  if (process.platform !== 'win32') chmodSync(paths.socket, 0o600);
  lookIdle();
  log.info({ version, tasks: scheduler.activeCount }, 'engine started');
  const stopReaping = reapOrphansSoon(entries.reaper, paths.guestPlaces, log);
  let isClosing = false;
  async function close(reason: string): Promise<void> {
    if (isClosing) return;
    isClosing = true;
    idle.set(false);
    stopRetention();
    stopReaping();
    await Promise.race([monitor.end(reason), delay(farewellMs, undefined, { ref: false })]);
    await server.close({ reason, keepsTasks: reason !== damagedTasks });
    await scanner.close();
    await scheduler.close();
    // Before another engine may start, which would take these places for those of one that runs.
    await forgetPlaces();
    lock.release();
    log.info({ reason }, 'engine ended');
    options.onEnd(reason);
  }
  /** Where every guest was surely removed, the next start need not look. */
  async function forgetPlaces(): Promise<void> {
    if (!places.hasAny || sandboxRuns.isStarting) return;
    try {
      await (await loadSandbox(guests)).forgetCleared(places);
    } catch (error) {
      log.warn(error, 'it could not be forgotten where guests were started');
    }
  }
  // Whoever was just told why gets the answer first.
  end = (reason) => void delay(farewellMs).then(() => close(reason));
  for (const reason of asked) end(reason);
  return { close };
}

/** Where the user keeps tasks; what speaks with a server is loaded only for those who have one. */
async function openStore({ paths, entries, settings: { storeUrl, idleMs }, log }: EngineOptions): Promise<TaskStore> {
  if (storeUrl === undefined)
    return openSqliteStore({
      file: paths.tasks,
      threadEntry: entries.store,
      // Nobody can ask it for anything meanwhile.
      patienceMs: idleMs,
      onWait: (message) => log.warn(message),
    });
  const { openPostgresStore } = await import('../store/postgres/open-postgres-store.ts');
  return openPostgresStore(storeUrl);
}

/** A new token that only this user can read. */
function writeToken(file: string): string {
  const token = randomBytes(32).toString('hex');
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, token, { mode: 0o600 });
  renameSync(fresh, file);
  return token;
}
