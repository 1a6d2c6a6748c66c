import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A file system of its own, for tests of a full one. */
export interface SmallDisk {
  readonly directory: string;
  /** Takes all of its room, but for some bytes. */
  fill(freeBytes?: number): void;
  /** Gives back what `fill` took. */
  clear(): void;
  remove(): void;
}

/** Mounts a tmpfs: as root, or through sudo without a password. */
export function mountSmallDisk(bytes: number): SmallDisk {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'optimizehub-disk-'));
  const { uid, gid } = os.userInfo();
  asRoot('mount', '-t', 'tmpfs', '-o', `size=${bytes},mode=700,uid=${uid},gid=${gid}`, 'tmpfs', directory);
  const ballast = path.join(directory, 'ballast');
  return {
    directory,
    fill(freeBytes = 0) {
      const { bavail, bsize } = statfsSync(directory);
      try {
        writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - freeBytes)));
      } catch (error) {
        // Somebody else wrote meanwhile: it is full all the same.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    clear: () => rmSync(ballast, { force: true }),
    remove() {
      asRoot('umount', '--lazy', directory);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const asRoot = (...command: [string, ...string[]]): void => {
  const [program, ...args] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
  execFileSync(program, args, { stdio: 'pipe' });
};
