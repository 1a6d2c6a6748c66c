import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configsBeside } from '../../checks/fitness-files.ts';
import { fitnessFiles } from './fitness-files.ts';

suite('A folder with pipes', () => {
  if (process.platform === 'win32') return; // it has none in folders
  let folder: string;
  suiteSetup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-pipes-'));
    // More than Node reads at once.
    for (const name of ['a', 'b', 'c', 'd', 'e']) execFileSync('mkfifo', [`${name}.py`, `${name}.opt.yaml`], { cwd: folder });
    writeFileSync(path.join(folder, 'f.py'), 'def fitness(x):\n    return 0\n');
    writeFileSync(path.join(folder, 'f.opt.yaml'), 'problem:\n  fitness: ./f.py\n');
  });
  suiteTeardown(() => rmSync(folder, { recursive: true }));
  test('is searched for a fitness without waiting for them', async () =>
    assert.deepEqual(await fitnessFiles(folder), { files: ['./f.py'], unreadableFiles: [] }));
  test('is searched for configs of a fitness without waiting for them', async () =>
    assert.deepEqual(await configsBeside(path.join(folder, 'f.py')), { named: true, haveConfigFile: true }));
});

suite('The fitness files of a folder', () => {
  let folder: string;
  suiteSetup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-files-'));
    writeFileSync(path.join(folder, 'a.fitness.js'), 'function Fitness(x) { return 0; }\n');
    writeFileSync(path.join(folder, 'b.fitness.js'), 'function fitness(x) { return 0; }\n');
    writeFileSync(path.join(folder, 'c.js'), 'function fitness(x) { return 0; }\n');
    writeFileSync(path.join(folder, 'd.js'), 'export const answer = 42;\n');
  });
  suiteTeardown(() => rmSync(folder, { recursive: true }));
  test('are those called so first, then the others that declare one, and last those that are only called so', async () =>
    assert.deepEqual((await fitnessFiles(folder)).files, ['./b.fitness.js', './c.js', './a.fitness.js']));
});
