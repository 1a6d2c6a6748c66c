import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';

/** The container engine of DOCKER_HOST or of the usual socket; undefined when none answers within two seconds. */
export async function connectDocker(): Promise<Docker | undefined> {
  // Loaded late: it takes longer than everything else here.
  const { default: Client } = await import('dockerode');
  const docker = new Client();
  const answered = docker.ping().then(
    () => true,
    () => false,
  );
  return (await Promise.race([answered, sleep(2000, false, { ref: false })])) ? docker : undefined;
}
