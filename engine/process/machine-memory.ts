import os from 'node:os';

/** Bytes of memory that programs may have here: all of the machine, or what a container around this process leaves them. */
export function machineMemory(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, os.totalmem()) : os.totalmem();
}
