import assert from 'node:assert/strict';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const entry = 'extension/main.ts';

suite('What is loaded when the extension is activated', () => {
  test('is neither the parser nor an algorithm, a problem or the RPC: they come with their first use', async () => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      external: ['vscode'],
      outdir: 'dist',
    });
    const loaded = new Set([entry]);
    for (const file of loaded) // grows while it is read
      for (const { path: imported, kind, external } of metafile.inputs[file]?.imports ?? [])
        if (kind !== 'dynamic-import' && !external) loaded.add(imported);
    const heavy = [...loaded].filter((file) => /^node_modules\/|^engine\/(?:algorithms|problems)\/|\/parse\.ts$/.test(file));
    assert.ok(loaded.size > 50);
    assert.deepEqual(heavy, []);
  });
});
