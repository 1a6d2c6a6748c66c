import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freezeOwnBuiltIns } from './freeze.ts';
import { openOnOwnLines } from './line-map.ts';
import { startPython } from './python-fitness.ts';
import { runGuest } from './run-guest.ts';
import { loadFitness as loadJavaScript } from './vm-fitness.ts';

/** Runs a guest in a container, whose program and files lie in this folder. */
export function runBeside(folder: string): Promise<void> {
  const beside = (name: string): string => path.join(folder, name);
  // By this signal Python could open a debugger in here.
  process.on('SIGUSR1', () => undefined);
  // It lies beside a guest for Python only, and takes longer to start than this process.
  const script = beside('python-fitness.py');
  const loadPython = existsSync(script) ? startPython(beside('fitness.py'), script) : undefined;
  return runGuest(beside('program.mjs'), async () => {
    if (loadPython) return await loadPython();
    freezeOwnBuiltIns();
    return await openOnOwnLines(readFileSync(beside('fitness.js'), 'utf8'), loadJavaScript);
  });
}
