import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { type DockerAddress, dockerAddress, dockerVariables } from './docker-address.ts';
import { type Absence, absenceOf } from './engine-absence.ts';

const answerWithinMs = 2000;

/** The container engine at an address, by default that of this process, or why there is none. */
export async function findDocker(
  address: DockerAddress = dockerAddress(),
): Promise<{ readonly docker: Docker } | { readonly absence: Absence }> {
  if (address.mistake !== undefined) return { absence: absenceOf(undefined, address) };
  // Loaded late: it takes longer than everything else here.
  const { default: Client } = await import('dockerode');
  const over = AbortSignal.timeout(answerWithinMs);
  try {
    const docker = underAddress(address, () => new Client()); // throws for a DOCKER_HOST that is no address
    if (address.DOCKER_HOST?.startsWith('ssh:')) followAgent(docker);
    const ping = pingOf(docker, over).then(() => true);
    ping.catch(ignore); // of one that fails after the time is over
    // A connection by ssh that is still being made does not heed the signal.
    if (await Promise.race([ping, sleep(answerWithinMs, false, { ref: false })])) return { docker };
    return { absence: absenceOf('silent', address) };
  } catch (error) {
    return { absence: absenceOf(over.aborted ? 'silent' : error, address) };
  }
}

/** The container engine at an address, by default that of this process; undefined when none answers within two seconds. */
export async function connectDocker(address?: DockerAddress): Promise<Docker | undefined> {
  const found = await findDocker(address);
  return 'docker' in found ? found.docker : undefined;
}

/** The types of the client leave out that it can be given up. */
const pingOf = (docker: Docker, abortSignal: AbortSignal): Promise<unknown> =>
  (docker as unknown as { ping(options: { readonly abortSignal: AbortSignal }): Promise<unknown> }).ping({ abortSignal });

/** The client reads its address from the variables of the process, once, when it is made: nothing else runs meanwhile. */
function underAddress<T>(address: DockerAddress, make: () => T): T {
  const own = new Map(dockerVariables.map((name) => [name, process.env[name]]));
  try {
    for (const name of dockerVariables) setVariable(name, address[name]);
    return make();
  } finally {
    for (const [name, value] of own) setVariable(name, value);
  }
}

/** Each connection asks the agent that is named when it is made: a login after that of the client brings another one. */
function followAgent({ modem }: Docker): void {
  const { sshOptions } = modem as unknown as { readonly sshOptions: object };
  Object.defineProperty(sshOptions, 'agent', { enumerable: true, get: () => process.env.SSH_AUTH_SOCK });
}

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

function ignore(): void {
  // It is told that nothing answered in time.
}
