import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file of this machine and where it lies in an image. */
export interface ImageFile {
  readonly source: string;
  /** Absolute. */
  readonly target: string;
  /** Permissions, where everybody may not read it, or run what can be run. */
  readonly mode?: number;
}

/** Node as a guest's first process: nobody may read the program, so that nobody may reach into the process either. */
export const guestNode = { target: '/usr/local/bin/node', mode: 0o711 };

/** A program and the libraries that it is linked to, at the paths where it looks for them. @throws Error for a program of another kind */
export async function programWithLibraries(source: string, place: Omit<ImageFile, 'source'>): Promise<readonly ImageFile[]> {
  const { stdout } = await run('ldd', [source]);
  const libraries = [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, file]) => file ?? '');
  return [{ source: await realpath(source), ...place }, ...libraries.map((file) => ({ source: file, target: file }))];
}

/** A hash of what an image of these files holds. */
export async function contentId(files: readonly ImageFile[], ...further: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(further));
  for (const { source, target, mode } of files) {
    hash.update(JSON.stringify([target, mode, (await stat(source)).size]));
    for await (const chunk of createReadStream(source, { highWaterMark: 2 ** 20 })) hash.update(chunk);
  }
  return hash.digest('hex').slice(0, 24);
}
