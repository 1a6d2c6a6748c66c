import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Sample } from '../commands/define.ts';

/** The samples in a folder: notebooks first, then configs, each by name. */
export async function readSamples(folder: string): Promise<readonly Sample[]> {
  const names = (await readdir(folder)).filter((name) => /\.(?:ipynb|opt\.yaml)$/.test(name)).sort();
  const inOrder = [...names.filter(isNotebook), ...names.filter((name) => !isNotebook(name))];
  return Promise.all(inOrder.map(async (name) => ({ name, text: await readFile(path.join(folder, name), 'utf8') })));
}

const isNotebook = (name: string): boolean => name.endsWith('.ipynb');
