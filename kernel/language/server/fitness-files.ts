import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isFitnessFileName } from '../../../sandbox/validate/source-file.ts';
import { holdsFitness, isFitnessLanguageFile } from '../../checks/holds-fitness.ts';
import { lookInto } from '../../checks/look-into.ts';
import type { Surroundings } from '../surroundings.ts';

/** Files of a folder that are looked at: beyond, a fitness is found if it is called *.fitness.*. */
const maxFiles = 200;

/** The files of a folder that hold a fitness, such as `./beam.py`: those called so first, then those that declare one. */
export async function fitnessFiles(folder: string | undefined): Promise<Pick<Surroundings, 'files' | 'unreadableFiles'>> {
  // A file that was never saved may have no folder; in one that may not be listed a name is judged where it is written.
  const entries = folder === undefined ? [] : await readdir(folder).catch(() => [] as string[]);
  const named = entries.filter(isFitnessFileName).sort();
  const others = entries.filter((name) => isFitnessLanguageFile(name) && !isFitnessFileName(name)).sort();
  const looked = others.slice(0, maxFiles);
  const held = await Promise.all(looked.map((name) => holdsFitness(name, lookInto(path.join(folder ?? '.', name)))));
  const declaring = looked.filter((_, index) => held[index] === 'fitness');
  return {
    files: [...named, ...declaring].map((name) => `./${name}`),
    unreadableFiles: looked.flatMap((name, index) => {
      const found = held[index];
      return typeof found === 'object' ? [{ file: `./${name}`, reason: found.unreadable }] : [];
    }),
  };
}
