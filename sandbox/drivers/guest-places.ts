import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { DockerAddress } from './docker-address.ts';
import { formatOwner, hasEnded, parseOwner, thisOwner } from './owner.ts';

/** An address at which a process that has ended started guests. */
export interface GuestPlace {
  readonly address: DockerAddress;
  readonly file: string;
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

  /** Resolves once an address is on the disk: a guest may be started there from then on. */
  remember(address: DockerAddress): Promise<void> {
    const content = JSON.stringify(address);
    const known = this.kept.get(content);
    if (known) return known;
    const kept = this.keep(content);
    this.kept.set(content, kept);
    kept.catch(() => this.kept.delete(content)); // who asked is told; the next one tries anew
    return kept;
  }

  private async keep(content: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
    const file = path.join(this.folder, `${formatOwner(thisOwner())}-${hash}${suffix}`);
    await writeDurably(file, content);
    if (process.platform !== 'win32') await syncFolder(this.folder); // Windows opens no folder
  }
}

/** Where processes started guests that have ended since. */
export async function placesLeft(folder: string): Promise<readonly GuestPlace[]> {
  const names = (await readdir(folder).catch(undefinedIfAbsent)) ?? [];
  const left: GuestPlace[] = [];
  for (const name of names.filter(isOfEnded)) {
    const file = path.join(folder, name);
    const text = await readFile(file, 'utf8').catch(undefinedIfAbsent);
    if (text === undefined) continue; // another engine has just forgotten it
    const address = parseAddress(text);
    if (address) left.push({ address, file });
    // Cut short: its process was killed while it wrote, and starts guests only after that.
    else await rm(file, { force: true });
  }
  return left;
}

/** Nothing is left at that place. */
export const forgetPlace = ({ file }: GuestPlace): Promise<void> => rm(file, { force: true });

function isOfEnded(name: string): boolean {
  const owner = name.endsWith(suffix) ? parseOwner(name.slice(0, name.lastIndexOf('-'))) : undefined;
  return owner !== undefined && hasEnded(owner);
}

function parseAddress(text: string): DockerAddress | undefined {
  try {
    return JSON.parse(text); // as `keep` wrote it
  } catch {
    return undefined;
  }
}

async function writeDurably(file: string, content: string): Promise<void> {
  const opened = await open(file, 'w', 0o600);
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
