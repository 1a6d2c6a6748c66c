import os from 'node:os';
import type { Host } from './overview.ts';
import type { Shares } from './shares.ts';

/** This machine, with the share of its cores in use since the last look. */
export function hostLoad(shares: Shares): Host {
  const cores = os.cpus();
  let busy = 0;
  let total = 0;
  for (const { times } of cores) {
    const all = times.user + times.nice + times.sys + times.idle + times.irq;
    total += all;
    busy += all - times.idle;
  }
  return {
    name: os.hostname(),
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    freeMemoryBytes: os.freemem(),
    cpu: shares.of('host', busy, total),
  };
}
