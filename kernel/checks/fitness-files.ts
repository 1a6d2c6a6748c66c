import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { lookInto } from './look-into.ts';

/** What the configs in the folder of a file say of it. */
export interface ConfigsBeside {
  /** One of them, or of the notebooks there, names it under `fitness:`. */
  readonly named: boolean;
  /** There is a *.opt.yaml at all. */
  readonly haveConfigFile: boolean;
}

/** In a folder of more configs, or larger ones, a fitness is found by its name only. */
const maxConfigs = 200;
const maxBytes = 1_048_576;

/** Reads the configs and notebooks beside a file. What cannot be read names nothing. */
export async function configsBeside(file: string): Promise<ConfigsBeside> {
  const folder = path.dirname(file);
  const entries = await readdir(folder).catch(() => [] as string[]); // a file that was never saved has no folder
  const configs = entries.filter((name) => /\.opt\.ya?ml$/.test(name));
  const holders = [...configs, ...entries.filter((name) => name.endsWith('.ipynb'))].slice(0, maxConfigs);
  const texts = await Promise.all(holders.map((name) => readSmall(path.join(folder, name))));
  return { named: texts.some((text) => mentionsFile(text, file)), haveConfigFile: configs.length > 0 };
}

async function readSmall(file: string): Promise<string> {
  try {
    const look = lookInto(file);
    const size = await look.size();
    return size !== undefined && size <= maxBytes ? await look.text() : '';
  } catch {
    return ''; // gone since, or not ours to read: it names nothing
  }
}

/** By its text, because a config with a mistake names its fitness too. In a notebook a line ends in a written-out `\n`. */
export function mentionsFile(config: string, file: string): boolean {
  for (const [, name] of config.matchAll(/\bfitness\\?["']?\s*:\s*\\?["']?([^\s"',}#\\]+)/g))
    if (path.resolve(path.dirname(file), name!) === file) return true;
  return false;
}
