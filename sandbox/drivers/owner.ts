import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Names a process for good: a process id alone is given again to another one. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
  /** When it was started, in the machine's own count; 0 where that cannot be told. */
  readonly startedAt: number;
}

/** This process. */
export function thisOwner(): Owner {
  return { host: thisHost(), pid: process.pid, startedAt: startTime(process.pid) };
}

/** As one word, for labels and the names of files. */
export function formatOwner({ host, pid, startedAt }: Owner): string {
  return `${host}-${pid}-${startedAt}`;
}

/** Reads what `formatOwner` wrote; undefined for anything else. */
export function parseOwner(text: string): Owner | undefined {
  const [, host, pid, startedAt] = /^(.+)-(\d+)-(\d+)$/.exec(text) ?? [];
  return host === undefined ? undefined : { host, pid: Number(pid), startedAt: Number(startedAt) };
}

/** True when it is known to have ended. Of a process of another machine nothing is known. */
export function hasEnded({ host, pid, startedAt }: Owner): boolean {
  if (host !== thisHost()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
  return startTime(pid) !== startedAt;
}

/** The machine, and on Linux the namespace in which process ids count, which a container has of its own. */
function thisHost(): string {
  const name = hostname().replace(/[^\w.]/g, '_');
  return process.platform === 'linux' ? `${name}.${/\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0]}` : name;
}

function startTime(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command in the second field may hold anything but its own last bracket; the start is the 22nd field.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? -1 : Number(fields[19]);
  } catch {
    return 0;
  }
}
