import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isFitnessFileName } from '../../../sandbox/validate/source-file.ts';
import { type Held, holdsFitness, isFitnessLanguageFile } from '../../checks/holds-fitness.ts';
import { lookInto } from '../../checks/look-into.ts';
import type { Surroundings } from '../surroundings.ts';

/** Files of a folder that are looked at: beyond, a fitness is found if it is called *.fitness.*. */
const maxFiles = 200;

/**
 * The files of a folder that hold a fitness, such as `./beam.py`: those called so first, then the others that declare one, and last those
 * that are only called so.
 */
export async function fitnessFiles(folder: string | undefined): Promise<Pick<Surroundings, 'files' | 'unreadableFiles'>> {
  // A file that was never saved may have no folder; in one that may not be listed a name is judged where it is written.
  const entries = folder === undefined ? [] : await readdir(folder).catch(() => [] as string[]);
  const called = entries.filter(isFitnessFileName).sort();
  const others = entries.filter((name) => isFitnessLanguageFile(name) && !isFitnessFileName(name)).sort();
  const looked = [...called, ...others].slice(0, maxFiles);
  const held = await Promise.all(looked.map((name) => holdsFitness(name, lookInto(path.join(folder ?? '.', name)))));
  const holding = (what: Held): readonly string[] => looked.filter((_, index) => held[index] === what);
  return {
    files: [...holding('fitness'), ...called.slice(maxFiles), ...holding('undeclared')].map((name) => `./${name}`),
    unreadableFiles: looked.flatMap((name, index) => {
      const found = held[index];
      return typeof found === 'object' ? [{ file: `./${name}`, reason: found.unreadable }] : [];
    }),
  };
}
