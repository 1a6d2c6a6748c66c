// Makes dist/optimizehub.vsix of what scripts/build.mjs left in dist/.

import { statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX, listFiles } from '@vscode/vsce';
import { root } from './pinned-node.mjs';

const limitMB = 5;
const vsix = path.join(root, 'dist/optimizehub.vsix');

// Every library is inside the bundles.
const files = await listFiles({ cwd: root, dependencies: false });
const missing = ['dist/extension.cjs', 'dist/renderer.js', 'dist/kernel.mjs', 'dist/engine.mjs'].filter(
  (file) => !files.includes(file),
);
if (missing.length > 0) throw new Error(`Expected ${missing.join(', ')} to be built, found none. Run npm run build.`);
await createVSIX({
  cwd: root,
  packagePath: vsix,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});

const sizeMB = statSync(vsix).size / 1e6;
console.log(`dist/optimizehub.vsix: ${sizeMB.toFixed(2)} MB, ${files.length} files`);
if (sizeMB > limitMB) throw new Error(`Expected a .vsix of at most ${limitMB} MB, got ${sizeMB.toFixed(2)} MB.`);
