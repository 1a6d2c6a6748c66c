#!/usr/bin/env node
// Checks Node before anything that an older one could not even read is loaded.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(
    `OptimizeHub needs Node 22.13 or newer, this is ${process.versions.node}: install it from https://nodejs.org.\n`,
  );
  process.exitCode = 1;
} else {
  // Node calls its own stripping of types experimental; a user of the command line can do nothing about it.
  process.removeAllListeners('warning').on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.name}: ${warning.message}\n`);
  });
  // Spelled so that the bundler leaves the other file alone.
  const program = new URL('./program.mjs', import.meta.url).href;
  await import(program);
}
