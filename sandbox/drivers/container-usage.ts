import type Docker from 'dockerode';
import type { Usage } from '../sandbox.ts';

/** What a container has used, by the container engine's own count; undefined when it is gone or not counted. */
export async function containerUsage(container: Docker.Container): Promise<Usage | undefined> {
  try {
    const { cpu_stats, memory_stats } = await container.stats({ stream: false, 'one-shot': true });
    const nanoseconds = cpu_stats?.cpu_usage?.total_usage;
    const { usage, stats } = memory_stats ?? {};
    if (typeof nanoseconds !== 'number' || typeof usage !== 'number') return undefined;
    // Pages of files can be given back at any time: `docker stats` does not count them either.
    return { cpuMs: nanoseconds / 1e6, memoryBytes: usage - (stats?.inactive_file ?? stats?.total_inactive_file ?? 0) };
  } catch {
    return undefined; // gone meanwhile
  }
}
