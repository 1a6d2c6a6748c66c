import { randomBytes } from 'node:crypto';
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import type { Logger } from 'pino';
import type { Submission } from '../client/engine-client.ts';
import { parseConfig } from '../config/parse.ts';
import { planTasks } from '../config/tasks.ts';
import { listen } from '../rpc/server.ts';
import { refusal } from '../tasks/accept.ts';
import { RunPool } from '../tasks/run-pool.ts';
import { Scheduler } from '../tasks/scheduler.ts';
import { IdleTimer } from './idle-timer.ts';
import type { EngineLock } from './lock.ts';
import { type EnginePaths, version } from './paths.ts';

export interface EngineOptions {
  readonly paths: EnginePaths;
  /** Held by this process; released when the engine has ended. */
  readonly lock: EngineLock;
  readonly workerEntry: string;
  /** Milliseconds without client and active task after which the engine ends itself. */
  readonly idleMs: number;
  readonly log: Logger;
  /** Called once when the engine has ended, by request or because it was idle. */
  readonly onEnd: (reason: string) => void;
}

/** Starts the engine of this user and version. */
export async function startEngine(options: EngineOptions): Promise<{ close(reason: string): Promise<void> }> {
  const { paths, lock, log, idleMs } = options;
  const startedAt = Date.now();
  const scheduler = new Scheduler(new RunPool(options.workerEntry), os.availableParallelism(), Date.now);
  let clients = 0;
  const idle = new IdleTimer(idleMs, () => void close('idle'));
  const lookIdle = (): void => idle.set(clients === 0 && scheduler.runningCount + scheduler.queuedCount === 0);
  scheduler.onChange(lookIdle);
  const service = {
    submit(text: string): Submission {
      const submission = submit(text, scheduler);
      if (submission.ok) log.info({ group: submission.group, tasks: submission.tasks.length }, 'submitted');
      return submission;
    },
    group: (id: string) => scheduler.group(id),
    tasks: () => scheduler.tasks(),
    cancel: (task: string) => scheduler.cancel(task),
    status: () => ({
      version,
      pid: process.pid,
      startedAt,
      running: scheduler.runningCount,
      queued: scheduler.queuedCount,
      clients,
      logFile: paths.log,
    }),
    stop: () => void close('asked to stop'),
    onChange: (listener: Parameters<Scheduler['onChange']>[0]) => scheduler.onChange(listener),
  };
  rmSync(paths.socket, { force: true }); // left by a killed engine: this process holds the lock
  const server = await listen({
    socketPath: paths.socket,
    token: writeToken(paths.token),
    version,
    service,
    onClients(count) {
      clients = count;
      lookIdle();
    },
    onFault: (message) => log.warn(message),
  });
  if (process.platform !== 'win32') chmodSync(paths.socket, 0o600);
  lookIdle();
  log.info({ version }, 'engine started');
  let isClosing = false;
  async function close(reason: string): Promise<void> {
    if (isClosing) return;
    isClosing = true;
    idle.set(false);
    await server.close();
    await scheduler.close();
    lock.release();
    log.info({ reason }, 'engine ended');
    options.onEnd(reason);
  }
  return { close };
}

/** Validates, draws the seed where none is given, and queues. */
function submit(text: string, scheduler: Scheduler): Submission {
  const parsed = parseConfig(text);
  if (!parsed.ok) return { ok: false, findings: parsed.findings };
  const refused = refusal(parsed.config);
  if (refused) return { ok: false, findings: [...parsed.findings, refused] };
  const seed = parsed.config.seed ?? randomBytes(4).readUInt32LE();
  return { ok: true, findings: parsed.findings, ...scheduler.submit(planTasks(parsed.config, seed)) };
}

/** A new token that only this user can read. */
function writeToken(file: string): string {
  const token = randomBytes(32).toString('hex');
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, token, { mode: 0o600 });
  renameSync(fresh, file);
  return token;
}
