#!/usr/bin/env node
// Checks Node before anything that an older one could not even read is loaded.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { handOver } from './hand-over.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
// What a checkout has installed for itself.
const ownNode = fileURLToPath(
  new URL(`../node_modules/node/bin/${process.platform === 'win32' ? 'node.exe' : 'node'}`, import.meta.url),
);
if (major > 22 || (major === 22 && minor >= 13)) {
  // Node calls its own stripping of types experimental; a user of the command line can do nothing about it.
  process.removeAllListeners('warning').on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.name}: ${warning.message}\n`);
  });
  // Spelled so that the bundler leaves the other file alone.
  const program = new URL('./program.mjs', import.meta.url).href;
  await import(program);
} else if (existsSync(ownNode)) handOver(ownNode, fileURLToPath(import.meta.url));
else {
  process.stderr.write(
    `OptimizeHub needs Node 22.13 or newer, this is ${process.versions.node}: install it from https://nodejs.org.\n`,
  );
  process.exitCode = 1;
}
