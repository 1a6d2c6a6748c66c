/** Entry of an embedded guest: node embedded-guest.mjs PROGRAM FITNESS MEMORY_MIB OWNER_PID. The program runs in a thread of it. */
import { readFileSync } from 'node:fs';
import { isMainThread, Worker } from 'node:worker_threads';
import { exitOutOfMemory } from './guest.ts';
import { openOnOwnLines } from './line-map.ts';
import { startInterpreter } from './quickjs-fitness.ts';
import { runGuest } from './run-guest.ts';

const [program = '', fitness = '', memoryMiB = '', owner = ''] = process.argv.slice(2);

/** Room for ten thousand calls of a small function within each other, as in a container. */
const stackBytes = 2 * 2 ** 20;

if (isMainThread) {
  // The interpreter recurses on the thread's own stack, which a main thread cannot choose.
  const resourceLimits = { stackSizeMb: 16, maxOldGenerationSizeMb: 128 };
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2), resourceLimits });
  worker.on('error', (error) => {
    console.error(error);
    process.exit('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? exitOutOfMemory : 1);
  });
  worker.on('exit', (code) => process.exit(code));
  // Nobody else would end it if its owner was killed.
  setInterval(() => {
    if (!isAlive(Number(owner))) process.kill(process.pid, 'SIGKILL');
  }, 1000);
} else {
  // What goes wrong ends the thread, and the process with it.
  void startInterpreter(Number(memoryMiB), stackBytes).then((load) =>
    runGuest(program, () => openOnOwnLines(readFileSync(fitness, 'utf8'), load)),
  );
}

function isAlive(pid: number): boolean {
  try {
    // Elsewhere than on Windows, an orphan is given another parent.
    return process.ppid === pid && process.kill(pid, 0);
  } catch {
    return false;
  }
}
