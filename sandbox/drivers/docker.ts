import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { type Absence, absenceOf } from './engine-absence.ts';

const answerWithinMs = 2000;

/** The container engine of DOCKER_HOST or of the usual socket, or why there is none. */
export async function findDocker(): Promise<{ readonly docker: Docker } | { readonly absence: Absence }> {
  // Loaded late: it takes longer than everything else here.
  const { default: Client } = await import('dockerode');
  try {
    const docker = new Client(); // throws for a DOCKER_HOST that is no address
    const ping = docker.ping().then(() => true);
    ping.catch(ignore); // of one that fails after the time is over
    if (await Promise.race([ping, sleep(answerWithinMs, false, { ref: false })])) return { docker };
    return { absence: absenceOf('silent') };
  } catch (error) {
    return { absence: absenceOf(error) };
  }
}

/** The container engine of DOCKER_HOST or of the usual socket; undefined when none answers within two seconds. */
export async function connectDocker(): Promise<Docker | undefined> {
  const found = await findDocker();
  return 'docker' in found ? found.docker : undefined;
}

function ignore(): void {
  // It is told that nothing answered in time.
}
