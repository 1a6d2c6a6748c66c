import { readFile } from 'node:fs/promises';
import type { Usage } from '../sandbox.ts';

/** Of the kernel's clock by which /proc counts; the same on every Linux that Node runs on. */
const ticksPerSecond = 100;
const pageBytes = 4096;

/** What a process of this machine has used; undefined off Linux, and when it is gone. */
export async function processUsage(pid: number | undefined): Promise<Usage | undefined> {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  try {
    return usageOf(await readFile(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined; // gone, or hidden from us
  }
}

/** @param stat a line of /proc/…/stat; the name in it may hold anything, even spaces and brackets */
export function usageOf(stat: string): Usage {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // proc_pid_stat(5): utime is field 14, stime 15, rss 24; the slice begins with field 3.
  const [user, system, pages] = [fields[11], fields[12], fields[21]].map(Number);
  return { cpuMs: ((user + system) * 1000) / ticksPerSecond, memoryBytes: pages * pageBytes };
}
