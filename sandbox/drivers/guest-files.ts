import { chmod, copyFile, lstat, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Job } from '../sandbox.ts';
import { formatOwner, hasEnded, parseOwner, thisOwner } from './owner.ts';

/** The files of one guest. */
export interface GuestFiles {
  /** Adds files by their names; a guest that runs already sees them. */
  readonly add: (files: Job['files']) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** In a folder of its own that no other user of this machine can enter. */
export interface LaidOutFiles extends GuestFiles {
  readonly folder: string;
}

const prefix = 'optimizehub-guest-';
/** What the program is called among its files. */
export const programName = 'program.mjs';

/** Lays out a program, as `program.mjs`, and files of ours by their paths. */
export async function layOutFiles(program: Job['program'], ours: readonly string[]): Promise<LaidOutFiles> {
  const outer = await mkdtemp(path.join(tmpdir(), `${prefix}${formatOwner(thisOwner())}-`));
  const remove = () => rm(outer, { recursive: true, force: true });
  try {
    // mkdtemp makes it for its owner alone. What is inside is for everybody, because a guest is another user.
    const folder = path.join(outer, 'guest');
    await mkdir(folder);
    await Promise.all([
      place(folder, programName, program, true),
      ...ours.map((file) => place(folder, path.basename(file), file, true)),
    ]);
    await chmod(folder, 0o755);
    const add = async (files: Job['files']) => {
      await Promise.all(Object.entries(files).map(([name, content]) => place(folder, name, content, false)));
    };
    return { folder, add, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Removes what processes of this user that have ended left behind; those of others are theirs to remove. */
export async function removeOrphanedFiles(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const owner = parseOwner(name.slice(prefix.length, name.lastIndexOf('-')));
    const folder = path.join(tmpdir(), name);
    if (owner !== undefined && hasEnded(owner) && (await isOwn(folder))) await rm(folder, { recursive: true, force: true });
  }
}

/** False also for what is gone by now. */
async function isOwn(folder: string): Promise<boolean> {
  const info = await lstat(folder).catch(() => undefined);
  return info !== undefined && info.uid === (process.getuid?.() ?? info.uid);
}

async function place(folder: string, name: string, content: Uint8Array | string, isPath: boolean): Promise<void> {
  checkName(name);
  const target = path.join(folder, name);
  if (isPath && typeof content === 'string') await copyFile(content, target);
  else await writeFile(target, content, { flag: 'wx' });
  await chmod(target, 0o444);
}

/** @throws TypeError for one that leads into another folder */
export function checkName(name: string): void {
  if (path.basename(name) !== name) throw new TypeError(`Expected the name of a file without a folder, got ${name}.`);
}
