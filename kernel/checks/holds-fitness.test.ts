import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inEnglish } from '../../sandbox/sentence.ts';
import { maxBytes } from '../../sandbox/validate/text-limits.ts';
import { holdsFitness } from './holds-fitness.ts';
import { lookInto } from './look-into.ts';
import { powerless } from './testing.ts';

suite('A file that may hold a fitness', () => {
  let folder: string;
  suiteSetup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-holds-'));
    chmodSync(folder, 0o755);
    mkdirSync(path.join(folder, 'folder.py'));
    writeFileSync(path.join(folder, 'one.py'), 'def fitness(x):\n    return 0\n');
    writeFileSync(path.join(folder, 'other.py'), 'print(1)\n');
    writeFileSync(path.join(folder, 'large.py'), `def fitness(x):\n    return 0\n${'#'.repeat(maxBytes)}`);
    writeFileSync(path.join(folder, 'secret.py'), 'def fitness(x):\n    return 0\n');
    chmodSync(path.join(folder, 'secret.py'), 0);
  });
  suiteTeardown(() => rmSync(folder, { recursive: true }));
  const look = (name: string) => holdsFitness(name, lookInto(path.join(folder, name)));
  test('holds one where it declares it', async () => {
    assert.deepEqual(await Promise.all(['one.py', 'other.py'].map(look)), ['fitness', 'other']);
  });
  test('is told apart where its only function has another name, unless the file is called a fitness', async () => {
    for (const name of ['nofit.js', 'nofit.fitness.js'])
      writeFileSync(path.join(folder, name), 'function cost(x) {\n  return x[0];\n}\n');
    assert.deepEqual(await Promise.all(['nofit.js', 'nofit.fitness.js'].map(look)), ['misnamed', 'undeclared']);
  });
  test('is told apart where it is called so and none is seen in it, but not where it was not read', async () => {
    writeFileSync(path.join(folder, 'upper.fitness.js'), 'function Fitness(x) { return 0; }\n');
    writeFileSync(path.join(folder, 'lower.fitness.js'), 'function fitness(x) { return 0; }\n');
    writeFileSync(path.join(folder, 'large.fitness.js'), ' '.repeat(maxBytes + 1));
    const names = ['upper.fitness.js', 'gone.fitness.ts', 'large.fitness.js', 'lower.fitness.js'];
    assert.deepEqual(await Promise.all(names.map(look)), ['undeclared', 'fitness', 'fitness', 'fitness']);
  });
  test('holds none where it is a folder, a large program, or gone since', async () => {
    assert.deepEqual(await Promise.all(['folder.py', 'large.py', 'gone.py'].map(look)), ['other', 'other', 'other']);
  });
  if (process.platform === 'win32') return; // it has no pipes in folders, and other permissions
  test('holds none where it is a pipe, which is not waited for', async () => {
    const pipe = path.join(folder, 'pipe.py');
    execFileSync('mkfifo', [pipe]);
    assert.equal(await look('pipe.py'), 'other');
    // As if it had come in the place of a file since.
    assert.equal(await holdsFitness('pipe.py', { ...lookInto(pipe), size: async () => 1 }), 'other');
  });
  test('tells why it cannot be read', async () => {
    const held = await powerless(() => look('secret.py'));
    assert.ok(typeof held === 'object');
    assert.equal(inEnglish(held.unreadable), 'permission is denied');
  });
});
