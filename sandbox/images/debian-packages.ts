import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Sentence, say } from '../sentence.ts';

const run = promisify(execFile);

/** A package as the machine's own sources offer it. */
export interface DebianPackage {
  readonly name: string;
  /** As the sources sign it: SHA256:… */
  readonly hash: string;
}

/** True where packages can be fetched. */
export function hasApt(): boolean {
  return ['/usr/bin/apt-get', '/usr/bin/apt-cache', '/usr/bin/dpkg-deb'].every((file) => existsSync(file));
}

/** These packages and all they depend on, but for those that `isLeftOut`. Nothing is fetched yet. */
export async function resolvePackages(
  names: readonly string[],
  isLeftOut: (name: string) => boolean,
): Promise<readonly DebianPackage[]> {
  const only = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map((kind) => `--no-${kind}`);
  const { stdout } = await run('apt-cache', ['depends', '--recurse', ...only, ...names], { maxBuffer: 2 ** 26 });
  const all = new Set(stdout.split('\n').filter((line) => /^\w/.test(line) && !line.includes(':') && !isLeftOut(line)));
  const uris = await run('apt-get', ['download', '--print-uris', ...all], { maxBuffer: 2 ** 24 });
  return [...uris.stdout.matchAll(/^'\S+' ([^_\s]+)_\S+ \d+ (\S+)$/gm)].map(([, name = '', hash = '']) => ({ name, hash }));
}

/** Fetches packages into a folder of their own and unpacks them into `root`. None of their scripts runs. */
export async function unpackPackages(
  packages: readonly DebianPackage[],
  folder: string,
  root: string,
  onProgress: (step: Sentence, fraction: number) => void,
): Promise<void> {
  const archives = path.join(folder, 'archives');
  await mkdir(archives);
  await mkdir(root);
  onProgress(say('fetching {0} packages', packages.length), 0);
  await run('apt-get', ['download', ...packages.map(({ name }) => name)], { cwd: archives, maxBuffer: 2 ** 24 });
  const files = await readdir(archives);
  for (const [index, file] of files.entries()) {
    onProgress(say('unpacking {0}', file.split('_', 1)[0] ?? file), index / files.length);
    await run('dpkg-deb', ['-x', path.join(archives, file), root]);
  }
}
