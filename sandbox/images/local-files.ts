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
}

/** A program and the libraries that it is linked to, at the paths where it looks for them. @throws Error for a program of another kind */
export async function programWithLibraries(source: string, target: string): Promise<readonly ImageFile[]> {
  const { stdout } = await run('ldd', [source]);
  const libraries = [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, file]) => file ?? '');
  return [{ source: await realpath(source), target }, ...libraries.map((file) => ({ source: file, target: file }))];
}

/** A hash of what an image of these files holds. */
export async function contentId(files: readonly ImageFile[], ...further: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(further));
  for (const { source, target } of files) {
    hash.update(JSON.stringify([target, (await stat(source)).size]));
    for await (const chunk of createReadStream(source, { highWaterMark: 2 ** 20 })) hash.update(chunk);
  }
  return hash.digest('hex').slice(0, 24);
}
