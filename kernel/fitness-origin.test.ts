import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { originOf, recallSource } from './fitness-origin.ts';

const text = 'function fitness(x) {\n  return x[0];\n}\n';

suite('The origin of a fitness that a front end remembers', () => {
  let folder: string;
  setup(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'optimizehub-origin-'));
  });
  teardown(() => rmSync(folder, { recursive: true }));

  test('is without the text', () =>
    assert.deepEqual(Object.keys(originOf({ name: 'a.js', file: '/a.js', text })).sort(), ['digest', 'file', 'name']));

  test('leads back to a cell that says the same', async () => {
    const source = { name: 'sum', cell: { id: 'a', count: 3 }, text };
    assert.deepEqual(await recallSource({ ...originOf(source), text }), source);
  });

  test('leads to nothing where the cell says something else, or is gone', async () => {
    const origin = originOf({ name: 'sum', cell: { id: 'a', count: 3 }, text });
    assert.equal(await recallSource({ ...origin, text: `${text} ` }), undefined);
    assert.equal(await recallSource(origin), undefined);
  });

  test('leads back to a file that says the same, and else to nothing', async () => {
    const file = path.join(folder, 'sum.js');
    const source = { name: './sum.js', file, text };
    writeFileSync(file, text);
    assert.deepEqual(await recallSource(originOf(source)), source);
    writeFileSync(file, `${text} `);
    assert.equal(await recallSource(originOf(source)), undefined);
    rmSync(file);
    assert.equal(await recallSource(originOf(source)), undefined);
  });
});
