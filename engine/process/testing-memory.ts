import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { until } from '../../sandbox/testing-until.ts';
import type { EngineClient } from '../client/engine-client.ts';
import type { TestEngine } from './testing.ts';

/** On SIGUSR2 the engine collects its garbage and writes what is left. */
const probe = (file: string): string => `
import { renameSync, writeFileSync } from 'node:fs';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    collect();
    const { used_heap_size, external_memory } = getHeapStatistics();
    writeFileSync(${JSON.stringify(`${file}.new`)}, String(used_heap_size + external_memory));
    renameSync(${JSON.stringify(`${file}.new`)}, ${JSON.stringify(file)});
  });
}
`;

/** An engine whose live memory can be asked for: what its garbage collector must keep, which no noise of the machine changes. */
export async function startMeasured(engine: TestEngine): Promise<{ client: EngineClient; liveMiB: () => Promise<number> }> {
  const file = path.join(engine.directory, 'live-memory');
  const client = await engine.connect(probe(file));
  const { pid } = await client.status();
  const liveMiB = async (): Promise<number> => {
    rmSync(file, { force: true });
    process.kill(pid, 'SIGUSR2');
    await until('the measurement', () => existsSync(file));
    return Number(readFileSync(file, 'utf8')) / 2 ** 20;
  };
  return { client, liveMiB };
}
