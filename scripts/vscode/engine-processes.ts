// Engines outlive the window that started them, as they should; a test must end its own.

import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Ends every process whose engine home lies below the folder, and waits until they are gone. Linux only: elsewhere it does nothing. */
export async function endProcessesBelow(folder: string): Promise<void> {
  for (const pid of processesBelow(folder)) process.kill(pid, 'SIGKILL');
  const deadline = Date.now() + 5000;
  while (processesBelow(folder).length > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Process ids of the engines and kernels whose OPTIMIZEHUB_HOME is the folder or lies below it. */
export function processesBelow(folder: string): number[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => readIfPresent(`/proc/${pid}/environ`).includes(`OPTIMIZEHUB_HOME=${folder}`))
    .map(Number);
}

function readIfPresent(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the process ended meanwhile, or is another user's
  }
}
