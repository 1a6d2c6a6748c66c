import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { SandboxError } from '../sandbox.ts';
import { say } from '../sentence.ts';
import type { DockerAddress } from './docker-address.ts';
import { messageOf } from './engine-fault.ts';
import { formatOwner, hasEnded, parseOwner, thisOwner } from './owner.ts';

/** An address at which a process that has ended started guests. */
export interface GuestPlace {
  readonly address: DockerAddress;
  readonly file: string;
  /** When it did not answer for the first time, in milliseconds; absent until then. */
  readonly silentSince?: number;
}

const suffix = '.json';

/**
 * Keeps on the disk where this process starts guests, for whoever comes after it, should it be killed. Each process has files of its
 * own, so that nobody forgets what another one needs.
 */
export class GuestPlaces {
  private readonly folder: string;
  private readonly kept = new Map<string, Promise<void>>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Resolves once an address is on the disk: a guest may be started there from then on. @throws SandboxError */
  remember(address: DockerAddress): Promise<void> {
    const content = JSON.stringify(address);
    const known = this.kept.get(content);
    if (known) return known;
    const kept = this.keep(content).catch(notKept);
    this.kept.set(content, kept);
    kept.catch(() => this.kept.delete(content)); // who asked is told; the next one tries anew
    return kept;
  }

  /** True where an address is kept. */
  get hasAny(): boolean {
    return this.kept.size > 0;
  }

  /** Forgets each that is cleared: no guest of this process is left there, and none is being started. */
  async forget(isCleared: (address: DockerAddress) => Promise<boolean>): Promise<void> {
    const forgetOne = async ([content, kept]: readonly [string, Promise<void>]): Promise<void> => {
      await kept;
      if (!(await isCleared(JSON.parse(content)))) return;
      this.kept.delete(content);
      await rm(this.fileOf(content), { force: true });
    };
    await Promise.all([...this.kept].map(forgetOne));
  }

  private async keep(content: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeDurably(this.fileOf(content), content);
  }

  private fileOf(content: string): string {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
    return path.join(this.folder, `${formatOwner(thisOwner())}-${hash}${suffix}`);
  }
}

function notKept(error: unknown): never {
  throw new SandboxError(
    say(
      'Expected to keep in the folder of the engine where guests are started, got: {0}. Make room there, or make it writable.',
      messageOf(error),
    ),
    { cause: error, mayPass: true },
  );
}

/** Where processes started guests that have ended since. */
export async function placesLeft(folder: string): Promise<readonly GuestPlace[]> {
  const names = (await readdir(folder).catch(undefinedIfAbsent)) ?? [];
  const left: GuestPlace[] = [];
  for (const name of names.filter(isOfEnded)) {
    const file = path.join(folder, name);
    if (!name.endsWith(suffix)) {
      await rm(file, { force: true }); // its process was killed before it was whole
      continue;
    }
    const text = await readFile(file, 'utf8').catch(undefinedIfAbsent);
    if (text === undefined) continue; // another engine has just forgotten it
    const kept = parse(text);
    if (kept) left.push({ ...kept, file });
    // Nothing of ours can be read there.
    else await rm(file, { force: true });
  }
  return left;
}

/** Nothing is left at that place, or nobody will ever know. */
export const forgetPlace = ({ file }: GuestPlace): Promise<void> => rm(file, { force: true });

/** Keeps since when it has not answered. */
export const noteSilence = ({ address, file }: GuestPlace, silentSince: number): Promise<void> =>
  writeDurably(file, JSON.stringify({ ...address, silentSince }));

function isOfEnded(name: string): boolean {
  const owner = name.includes(suffix) ? parseOwner(name.slice(0, name.lastIndexOf('-'))) : undefined;
  return owner !== undefined && hasEnded(owner);
}

function parse(text: string): Omit<GuestPlace, 'file'> | undefined {
  try {
    const { silentSince, ...address } = JSON.parse(text) as DockerAddress & Pick<GuestPlace, 'silentSince'>; // as it was written here
    return { address, ...(silentSince === undefined ? {} : { silentSince }) };
  } catch {
    return undefined;
  }
}

/** At every moment the file has what it had before, or all of the content; nothing else is left where that fails. */
async function writeDurably(file: string, content: string): Promise<void> {
  const written = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await writeNew(written, content);
    await rename(written, file);
  } catch (error) {
    await rm(written, { force: true });
    throw error;
  }
  if (process.platform !== 'win32') await syncFolder(path.dirname(file)); // Windows opens no folder
}

async function writeNew(file: string, content: string): Promise<void> {
  const opened = await open(file, 'wx', 0o600);
  try {
    await opened.writeFile(content);
    await opened.sync();
  } finally {
    await opened.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder);
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

function undefinedIfAbsent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
