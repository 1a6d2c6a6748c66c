import { stat } from 'node:fs/promises';
import { readFitnessBytes } from '../fitness-file.ts';
import type { Look } from './holds-fitness.ts';

/** Looks into a file of this machine. */
export const lookInto = (file: string): Look => ({
  async size() {
    const found = await stat(file);
    return found.isFile() ? found.size : undefined;
  },
  text: async () => new TextDecoder().decode(await readFitnessBytes(file)),
});
