import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type EnginePaths, enginePaths, makePrivate } from '../process/paths.ts';
import { EngineConnection } from './connection.ts';
import type { EngineClient } from './engine-client.ts';
import { EngineError } from './errors.ts';

const startLimitMs = 10_000;
const retryMs = 15;

export interface ConnectOptions {
  /** The bundled `engine`. */
  readonly entry: string;
  /** Default: the user's own. */
  readonly directory?: string;
  readonly signal?: AbortSignal;
}

/** Connects to the user's engine, starting it when none answers. @throws EngineError */
export async function connectEngine({ entry, directory, signal }: ConnectOptions): Promise<EngineClient> {
  const paths = enginePaths(directory);
  const running = await tryConnect(paths);
  if (running) return running;
  start(entry, paths);
  for (const deadline = Date.now() + startLimitMs; Date.now() < deadline; ) {
    signal?.throwIfAborted();
    await delay(retryMs, undefined, signal ? { signal } : {});
    const client = await tryConnect(paths);
    if (client) return client;
  }
  throw new EngineError('unreachable', `The engine did not start within ${startLimitMs / 1000} s.${logTail(paths.log)}`);
}

/** Connects only to an engine that runs already. */
export const connectRunningEngine = (directory?: string): Promise<EngineClient | undefined> => tryConnect(enginePaths(directory));

/** The file that the engine logs to. */
export const engineLogFile = (directory?: string): string => enginePaths(directory).log;

/** Undefined when nothing listens, or what listens is just ending or not ready. */
async function tryConnect(paths: EnginePaths): Promise<EngineClient | undefined> {
  const socket = net.connect(paths.socket);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return await EngineConnection.greet(socket, readFileSync(paths.token, 'utf8'));
  } catch (error) {
    socket.destroy();
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

const absent = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

const isAbsence = (error: unknown): boolean =>
  (error instanceof Error && 'code' in error && absent.has(String(error.code))) ||
  (error instanceof EngineError && error.code === 'lost');

/** Starts the engine detached: it outlives its clients. In a desktop editor, `execPath` is Electron. */
function start(entry: string, paths: EnginePaths): void {
  makePrivate(paths.directory);
  const log = openSync(paths.log, 'a', 0o600);
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', OPTIMIZEHUB_HOME: paths.directory };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
    detached: true,
    stdio: ['ignore', log, log],
    env,
    windowsHide: true,
  });
  child.on('error', () => undefined); // shows as an engine that does not start, with the log's tail
  child.unref();
  closeSync(log);
}

function logTail(file: string): string {
  try {
    return ` The end of its log (${file}):\n${readFileSync(file, 'utf8').split('\n').slice(-6).join('\n')}`;
  } catch {
    return ` It wrote no log to ${file}.`;
  }
}
