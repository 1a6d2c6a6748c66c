import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { refusalOfMeant } from './meant-fitness.ts';

test('A fitness file of another machine is not asked for as a config is looked at', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-meant-'));
  try {
    const file = path.join(folder, 'beam.js');
    writeFileSync(file, 'function fitness(x) {\n  return process.pid;\n}\n');
    // Here two slashes lead to a file of this machine, so that only the rule keeps it from being read.
    const refusal = (platform: NodeJS.Platform) =>
      refusalOfMeant({ fitness: `/${file}` }, { text: '', language_id: 'optimizehub' }, platform);
    assert.equal(await refusal('win32'), undefined);
    if (process.platform !== 'win32') assert.notEqual(await refusal('linux'), undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
