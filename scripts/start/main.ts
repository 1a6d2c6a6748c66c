// Runs the first notebook headless, then opens the samples in a real VS Code.   --once stops after the headless part

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { connectRunningEngine } from '../../engine/client/connect.ts';
import { root } from '../pinned-node.mjs';
import { readArguments } from './arguments.mjs';
import { findDesktop, openDesktop } from './desktop.ts';
import { serveInBrowser } from './in-browser.ts';

const firstNotebook = 'quickstart.ipynb';

await runQuickstart();
const asked = readArguments(process.argv.slice(2));
if (!('once' in asked && asked.once)) {
  packageExtension();
  const samples = copySamples();
  const vsix = path.join(root, 'dist/optimizehub.vsix');
  const desktop = findDesktop();
  if (desktop === undefined || !openDesktop(desktop, vsix, samples, firstNotebook))
    await serveInBrowser(vsix, samples, firstNotebook);
}

async function runQuickstart(): Promise<void> {
  console.log(`Running samples/${firstNotebook} …`);
  // Its own home: the engine a user may already run is left alone, and nothing stays behind.
  const home = mkdtempSync(path.join(os.tmpdir(), 'ohub-'));
  const chosen = process.env.OPTIMIZEHUB_HOME;
  process.env.OPTIMIZEHUB_HOME = home;
  const { status } = spawnSync(process.execPath, ['dist/cli.mjs', 'run', `samples/${firstNotebook}`], {
    cwd: root,
    stdio: 'inherit',
  });
  await (await connectRunningEngine())?.stop();
  if (chosen === undefined) delete process.env.OPTIMIZEHUB_HOME;
  else process.env.OPTIMIZEHUB_HOME = chosen;
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  if (status !== 0) {
    console.error('The notebook did not run to its end; what it said is above.');
    process.exit(1);
  }
}

function packageExtension(): void {
  console.log('Packaging the extension …');
  const { status } = spawnSync(process.execPath, ['scripts/package.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(1);
}

/** A copy keeps the clone clean; what a user changed in it earlier is kept. */
function copySamples(): string {
  const copy = path.join(root, '.tools', 'OptimizeHub samples');
  cpSync(path.join(root, 'samples'), copy, { recursive: true, force: false });
  return copy;
}
