/** What the operating system says of an engine and of what it started. Linux only: it reads /proc. */
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { connectDocker } from '../../sandbox/drivers/docker.ts';
import { ownerLabel } from '../../sandbox/drivers/orphans.ts';

/** What an engine holds. */
export interface Holdings {
  /** Resident memory. */
  readonly mib: number;
  readonly files: number;
  readonly threads: number;
  readonly children: number;
  readonly containers: number;
  /** Folders of guests in the temporary directory. */
  readonly folders: number;
}

export async function holdingsOf(engine: number): Promise<Holdings> {
  return {
    mib: Math.round(statusOf(engine, 'VmRSS') / 1024),
    files: readdirSync(`/proc/${engine}/fd`).length,
    threads: statusOf(engine, 'Threads'),
    children: childrenOf(engine).length,
    ...(await leftBy([engine])),
  };
}

/** What engines, running or not, have outside of their processes. */
export async function leftBy(engines: readonly number[]): Promise<Pick<Holdings, 'containers' | 'folders'>> {
  const folders = readdirSync(os.tmpdir()).filter(
    (name) => name.startsWith('optimizehub-guest-') && engines.some((engine) => name.includes(`-${engine}-`)),
  );
  return { containers: (await containersOf(engines)).length, folders: folders.length };
}

/** A number of /proc/PID/status: KiB where it is an amount of memory. */
export const statusOf = (pid: number, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** Processes of embedded guests that the engine started. */
export const guestsOf = (engine: number): number[] =>
  childrenOf(engine).filter((pid) => readIfPresent(`/proc/${pid}/cmdline`).includes('embedded-guest.mjs'));

/** Processes that use the folder as their engine's home: engines and kernels. */
export const processesOf = (home: string): number[] =>
  allProcesses().filter((pid) => readIfPresent(`/proc/${pid}/environ`).split('\0').includes(`OPTIMIZEHUB_HOME=${home}`));

/** Ids of the containers that the engines started; none without a container engine. */
export async function containersOf(engines: readonly number[]): Promise<string[]> {
  const docker = await connectDocker();
  const found = (await docker?.listContainers({ all: true, filters: { label: [ownerLabel] } })) ?? [];
  return found.filter(({ Labels }) => engines.some((engine) => Labels[ownerLabel]?.includes(`-${engine}-`))).map(({ Id }) => Id);
}

const childrenOf = (parent: number): number[] =>
  allProcesses().filter((pid) => new RegExp(`\\) \\S ${parent} `).test(readIfPresent(`/proc/${pid}/stat`)));

const allProcesses = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number);

/** Empty when the process ended meanwhile, or is another user's. */
function readIfPresent(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
