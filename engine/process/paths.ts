import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, type Stats } from 'node:fs';
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
  /** The store, which every version shares. */
  readonly tasks: string;
  /** What is kept of where guests of sandboxes were started, which every version shares. */
  readonly guestPlaces: string;
}

/** @param directory default: OPTIMIZEHUB_HOME, or the user's data directory @param ofVersion default: this one's */
export function enginePaths(
  directory = process.env.OPTIMIZEHUB_HOME ?? envPaths('optimizehub', { suffix: '' }).data,
  ofVersion = version,
): EnginePaths {
  return {
    directory,
    socket: socketPath(directory, ofVersion),
    token: path.join(directory, `engine-${ofVersion}.token`),
    lock: path.join(directory, `engine-${ofVersion}.lock`),
    log: path.join(directory, 'engine.log'),
    tasks: path.join(directory, 'tasks.sqlite'),
    guestPlaces: path.join(directory, 'guest-places'),
  };
}

/** A Unix socket's path may hold about 100 bytes; a longer one moves to a short private directory. */
function socketPath(directory: string, version: string): string {
  const hash = createHash('sha256').update(path.resolve(directory)).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\optimizehub-${version}-${hash}`;
  const usual = path.join(directory, `engine-${version}.sock`);
  if (Buffer.byteLength(usual) <= 100) return usual;
  return path.join(os.tmpdir(), `optimizehub-${os.userInfo().uid}`, `${hash}-${version}.sock`);
}

/** Other versions whose engines ran in the directory. */
export function otherVersions(directory: string): string[] {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  return names.flatMap((name) => /^engine-(.+)\.token$/.exec(name)?.[1] ?? []).filter((found) => found !== version);
}

/** Makes the directories that only this user may enter. @throws Error when one belongs to somebody else or is shared */
export function makePrivate(paths: EnginePaths): void {
  for (const directory of directoriesOf(paths)) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    checkOwner(directory, lstatSync(directory));
    if (process.platform !== 'win32') chmodSync(directory, 0o700);
  }
}

/** Refuses to talk through a directory that somebody else could have prepared; absent ones are fine. @throws Error */
export function checkPrivate(paths: EnginePaths): void {
  for (const directory of directoriesOf(paths)) {
    const stats = lstatSync(directory, { throwIfNoEntry: false });
    if (stats) checkOwner(directory, stats);
  }
}

const directoriesOf = ({ directory, socket }: EnginePaths): Set<string> =>
  new Set(process.platform === 'win32' ? [directory] : [directory, path.dirname(socket)]);

function checkOwner(directory: string, stats: Stats): void {
  if (process.platform === 'win32') return;
  if (stats.uid !== os.userInfo().uid)
    throw new Error(`The directory ${directory} belongs to another user; remove it or set OPTIMIZEHUB_HOME to one of yours.`);
  // Taking its rights from everybody else, as for /tmp, would break more than the engine.
  if (stats.isDirectory() && (stats.mode & 0o002) !== 0)
    throw new Error(`The directory ${directory} is open to every user; set OPTIMIZEHUB_HOME to one that is yours alone.`);
}
