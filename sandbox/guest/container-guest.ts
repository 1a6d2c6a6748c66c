/** Entry of a guest in a container: the program and its files lie beside it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freezeOwnBuiltIns } from './freeze.ts';
import { openOnOwnLines } from './line-map.ts';
import { loadFitness as loadPython } from './python-fitness.ts';
import { runGuest } from './run-guest.ts';
import { loadFitness as loadJavaScript } from './vm-fitness.ts';

const beside = (name: string): string => path.join(import.meta.dirname, name);

// By this signal Python could open a debugger in here.
process.on('SIGUSR1', () => undefined);

await runGuest(beside('program.mjs'), async () => {
  if (existsSync(beside('fitness.py'))) return await loadPython(beside('fitness.py'), beside('python-fitness.py'));
  freezeOwnBuiltIns();
  return await openOnOwnLines(readFileSync(beside('fitness.js'), 'utf8'), loadJavaScript);
});
