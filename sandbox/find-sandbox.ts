import { ContainerSandbox } from './drivers/container.ts';
import { findDocker } from './drivers/docker.ts';
import type { DockerAddress } from './drivers/docker-address.ts';
import { EmbeddedSandbox } from './drivers/embedded.ts';
import { removeOrphanedFiles } from './drivers/guest-files.ts';
import { type ImageOptions, imageSource } from './images/ensure-image.ts';
import { type Sandbox, SandboxError } from './sandbox.ts';
import { say } from './sentence.ts';

/** `auto`: containers where an engine answers, else embedded. */
export type DriverChoice = 'auto' | 'container' | 'embedded';

export interface FindOptions extends Omit<ImageOptions, 'docker' | 'guests'> {
  readonly driver: DriverChoice;
  /** Of the container engine; by default that of this process. */
  readonly docker?: DockerAddress | undefined;
  /** Where the built guests lie. */
  readonly guests: string;
  /** What the same choice led to before: it is kept where it is still what this machine has, and closed where it is not. */
  readonly previous?: Sandbox | undefined;
}

/**
 * The sandbox to use on this machine. Guests that an earlier process left behind are removed on the way.
 * @throws SandboxError when containers are asked for and no engine answers
 */
export async function findSandbox({ driver, docker: address, guests, previous, ...image }: FindOptions): Promise<Sandbox> {
  const found = driver === 'embedded' ? undefined : await findDocker(address);
  const docker = found && 'docker' in found ? found.docker : undefined;
  const name = docker === undefined ? 'embedded' : 'container';
  if (previous instanceof ContainerSandbox && docker !== undefined) await previous.reapOrphans();
  if (previous?.name === name) return previous;
  await previous?.close();
  if (docker !== undefined) {
    const sandbox = new ContainerSandbox({ docker, guests, image: imageSource({ docker, guests, ...image }) });
    await sandbox.reapOrphans();
    return sandbox;
  }
  const absence = found && 'absence' in found ? found.absence : undefined;
  if (driver !== 'container' || absence === undefined) {
    await removeOrphanedFiles();
    return new EmbeddedSandbox({ guests, instead: absence ?? 'chosen' });
  }
  throw new SandboxError(
    say(
      'Expected a container engine, because sandbox.driver is container (auto would do without). {0}. {1}',
      absence.reason,
      absence.mend,
    ),
    { isUnanswered: address?.mistake === undefined }, // a mistake is the user's to correct
  );
}
