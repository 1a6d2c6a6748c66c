import { ContainerSandbox } from './drivers/container.ts';
import { connectDocker } from './drivers/docker.ts';
import { EmbeddedSandbox } from './drivers/embedded.ts';
import { removeOrphanedFiles } from './drivers/guest-files.ts';
import { type ImageOptions, imageSource } from './images/ensure-image.ts';
import { type Sandbox, SandboxError } from './sandbox.ts';

/** `auto`: containers where an engine answers, else embedded. */
export type DriverChoice = 'auto' | 'container' | 'embedded';

export interface FindOptions extends Omit<ImageOptions, 'docker' | 'guests'> {
  readonly driver: DriverChoice;
  /** Where the built guests lie. */
  readonly guests: string;
  /** What the same choice led to before: it is kept where it is still what this machine has, and closed where it is not. */
  readonly previous?: Sandbox | undefined;
}

/**
 * The sandbox to use on this machine. Guests that an earlier process left behind are removed on the way.
 * @throws SandboxError when containers are asked for and no engine answers
 */
export async function findSandbox({ driver, guests, previous, ...image }: FindOptions): Promise<Sandbox> {
  const docker = driver === 'embedded' ? undefined : await connectDocker();
  const name = docker === undefined ? 'embedded' : 'container';
  if (previous instanceof ContainerSandbox && docker !== undefined) await previous.reapOrphans();
  if (previous?.name === name) return previous;
  await previous?.close();
  if (docker !== undefined) {
    const sandbox = new ContainerSandbox({ docker, guests, image: imageSource({ docker, guests, ...image }) });
    await sandbox.reapOrphans();
    return sandbox;
  }
  if (driver !== 'container') {
    await removeOrphanedFiles();
    return new EmbeddedSandbox({ guests });
  }
  throw new SandboxError(
    `Expected a container engine at ${process.env.DOCKER_HOST ?? 'the usual socket'}, none answers. ` +
      'Start Docker or Podman, set DOCKER_HOST, or set sandbox.driver to auto.',
  );
}
