import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Sentence, say } from '../../sandbox/sentence.ts';
import { checkPrivate, type EnginePaths, enginePaths, makePrivate, otherVersions, version } from '../process/paths.ts';
import { EngineConnection } from './connection.ts';
import type { EngineClient } from './engine-client.ts';
import { EngineError } from './errors.ts';
import { isNewer } from './versions.ts';

const startLimitMs = 10_000;
const retryMs = 15;
/** Shortest time between two starts by one client. */
const restartMs = 500;
/** Enough for the message and the stack of what ended an engine. */
const logTailLines = 12;
/** Of pino. */
const warnLevel = 40;

export interface ConnectOptions {
  /** The bundled `engine`. */
  readonly entry: string;
  /** Default: the user's own. */
  readonly directory?: string;
  readonly signal?: AbortSignal;
  /** Does not keep the engine from ending itself when there is nothing to do. */
  readonly isWatcher?: boolean;
  /** Variables that an engine started here has beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Connects to the user's engine, starting it when none answers. @throws EngineError */
export async function connectEngine({
  entry,
  directory,
  signal,
  isWatcher = false,
  environment = {},
}: ConnectOptions): Promise<EngineClient> {
  const paths = enginePaths(directory);
  const running = await tryConnect(paths, { isWatcher });
  if (running) return running;
  await endOlderEngines(paths.directory);
  const begin = () => start(entry, paths, environment);
  let started = begin();
  let lookAt = started.at + restartMs;
  for (const deadline = Date.now() + startLimitMs; Date.now() < deadline; ) {
    signal?.throwIfAborted();
    await delay(retryMs, undefined, signal ? { signal } : {});
    const { exitCode } = started.child;
    const client = await tryConnect(paths, { isWatcher });
    if (client) {
      // Several clients started one at once: those that would find the lock taken need not start up.
      if ((await client.status()).pid !== started.child.pid) started.child.kill();
      return client;
    }
    const hasFailed = exitCode !== null && exitCode !== 0;
    // One of another version that was just starting as well may hold the tasks.
    let ended = 0;
    if (hasFailed || Date.now() > lookAt) {
      ended = await endOlderEngines(paths.directory, started.child);
      lookAt = Date.now() + restartMs;
    }
    if (hasFailed && ended > 0) started = begin();
    else if (hasFailed)
      throw new EngineError(
        'unreachable',
        say('The engine ended with code {0} when it was started. {1}', exitCode, logTail(paths.log)),
      );
    // It left the place to another engine, which was ending itself just then.
    if (exitCode === 0 && Date.now() - started.at > restartMs) started = begin();
  }
  const limit = startLimitMs / 1000;
  const warning = lastWarning(paths.log);
  throw new EngineError(
    'unreachable',
    warning
      ? say('The engine did not start within {0} s: {1}', limit, warning)
      : say('The engine did not start within {0} s. {1}', limit, logTail(paths.log)),
  );
}

/**
 * The tasks have one owner: an engine of an older version leaves them to this one, and the runs under way go on there.
 * @param waiting one of this version that was started already; it ends where a newer one has the tasks
 * @returns how many ended
 */
async function endOlderEngines(directory: string, waiting?: ChildProcess): Promise<number> {
  let ended = 0;
  for (const other of otherVersions(directory)) {
    const paths = enginePaths(directory, other);
    const client = await tryConnect(paths, { ofVersion: other });
    if (client === undefined) continue;
    try {
      if (isNewer(other, version)) {
        waiting?.kill();
        throw new EngineError(
          'unreachable',
          say(
            'An engine of the newer OptimizeHub {0} runs, and this is {1}. Reload the window, or update this one.',
            other,
            version,
          ),
        );
      }
      await client.stop();
    } finally {
      client.dispose();
    }
    rmSync(paths.token, { force: true });
    ended++;
  }
  return ended;
}

/** Connects only to an engine that runs already. */
export const connectRunningEngine = (
  directory?: string,
  { isWatcher = false }: { readonly isWatcher?: boolean } = {},
): Promise<EngineClient | undefined> => tryConnect(enginePaths(directory), { isWatcher });

/** The file that the engine logs to. */
export const engineLogFile = (directory?: string): string => enginePaths(directory).log;

/** Undefined when nothing listens, or what listens is just ending or not ready. */
async function tryConnect(
  paths: EnginePaths,
  { ofVersion = version, isWatcher = false }: { readonly ofVersion?: string; readonly isWatcher?: boolean } = {},
): Promise<EngineClient | undefined> {
  try {
    checkPrivate(paths);
  } catch (error) {
    throw unreachable(error);
  }
  const socket = net.connect(paths.socket);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return await EngineConnection.greet(socket, readFileSync(paths.token, 'utf8'), { ofVersion, isWatcher });
  } catch (error) {
    socket.destroy();
    if (isAbsence(error)) return undefined;
    throw error instanceof EngineError ? error : unreachable(error);
  }
}

const unreachable = (cause: unknown): EngineError =>
  new EngineError(
    'unreachable',
    say('The engine cannot be reached: {0}', cause instanceof Error ? cause.message : String(cause)),
    { cause },
  );

const absent = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

const isAbsence = (error: unknown): boolean =>
  (error instanceof Error && 'code' in error && absent.has(String(error.code))) ||
  (error instanceof EngineError && error.code === 'lost');

/** Starts the engine detached: it outlives its clients. In a desktop editor, `execPath` is Electron. */
function start(
  entry: string,
  paths: EnginePaths,
  environment: Readonly<Record<string, string>>,
): { readonly child: ChildProcess; readonly at: number } {
  const log = openLog(paths);
  const directory = path.resolve(paths.directory);
  const env = { ...process.env, ...environment, ELECTRON_RUN_AS_NODE: '1', OPTIMIZEHUB_HOME: directory };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.resolve(entry)], {
    // Not the client's: that folder may go away, and without one no thread starts.
    cwd: directory,
    detached: true,
    stdio: ['ignore', log, log],
    env,
    windowsHide: true,
  });
  child.on('error', () => undefined); // shows as an engine that does not start, with the log's tail
  child.unref();
  closeSync(log);
  return { child, at: Date.now() };
}

function openLog(paths: EnginePaths): number {
  try {
    makePrivate(paths);
    return openSync(paths.log, 'a', 0o600);
  } catch (error) {
    throw unreachable(error);
  }
}

/** What an engine that does not start yet has told a person, if so. */
function lastWarning(file: string): string | undefined {
  const line = logLines(file)?.at(-1);
  if (!line?.startsWith('{')) return undefined;
  const { level, msg } = JSON.parse(line) as { level?: unknown; msg?: unknown }; // pino writes objects
  return typeof level === 'number' && level >= warnLevel && typeof msg === 'string' ? msg : undefined;
}

function logTail(file: string): Sentence {
  const lines = logLines(file);
  return lines
    ? say('The end of its log ({0}):{1}', file, `\n${lines.slice(-logTailLines).join('\n')}`)
    : say('It wrote no log to {0}.', file);
}

/** Undefined without a log. */
function logLines(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n');
  } catch {
    return undefined; // it is for an error that is told anyway, which names the file
  }
}
