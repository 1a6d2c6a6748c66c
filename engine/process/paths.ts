import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import envPaths from 'env-paths';
import manifest from '../../package.json' with { type: 'json' };

/** Two versions never talk to each other: it is part of the socket's name. */
export const version: string = manifest.version;

/** Where one user's engine keeps its socket, token and log. */
export interface EnginePaths {
  readonly directory: string;
  readonly socket: string;
  readonly token: string;
  readonly lock: string;
  readonly log: string;
}

/** @param directory default: OPTIMIZEHUB_HOME, or the user's data directory */
export function enginePaths(
  directory = process.env.OPTIMIZEHUB_HOME ?? envPaths('optimizehub', { suffix: '' }).data,
): EnginePaths {
  return {
    directory,
    socket: socketPath(directory),
    token: path.join(directory, `engine-${version}.token`),
    lock: path.join(directory, `engine-${version}.lock`),
    log: path.join(directory, 'engine.log'),
  };
}

/** A Unix socket's path may hold about 100 bytes; a longer one moves to a short private directory. */
function socketPath(directory: string): string {
  const hash = createHash('sha256').update(path.resolve(directory)).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\optimizehub-${version}-${hash}`;
  const usual = path.join(directory, `engine-${version}.sock`);
  if (Buffer.byteLength(usual) <= 100) return usual;
  return path.join(os.tmpdir(), `optimizehub-${os.userInfo().uid}`, `${hash}-${version}.sock`);
}

/** Makes a directory that only this user may enter. @throws Error when it belongs to somebody else */
export function makePrivate(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (process.platform === 'win32') return;
  const { uid } = lstatSync(directory);
  if (uid !== os.userInfo().uid)
    throw new Error(`The directory ${directory} belongs to another user; remove it or set OPTIMIZEHUB_HOME.`);
  chmodSync(directory, 0o700);
}
