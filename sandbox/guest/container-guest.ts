/** Entry of a guest in a container: the program and its files lie beside it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openOnOwnLines } from './line-map.ts';
import { loadFitness as loadPython } from './python-fitness.ts';
import { runGuest } from './run-guest.ts';
import { loadFitness as loadJavaScript } from './vm-fitness.ts';

const beside = (name: string): string => path.join(import.meta.dirname, name);

await runGuest(beside('program.mjs'), async () =>
  existsSync(beside('fitness.py'))
    ? await loadPython(beside('fitness.py'), beside('python-fitness.py'))
    : await openOnOwnLines(readFileSync(beside('fitness.js'), 'utf8'), loadJavaScript),
);
