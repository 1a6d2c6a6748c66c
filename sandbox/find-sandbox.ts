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
}

/**
 * The sandbox to use on this machine. Guests that an earlier process left behind are removed on the way.
 * @throws SandboxError when containers are asked for and no engine answers
 */
export async function findSandbox({ driver, guests, ...image }: FindOptions): Promise<Sandbox> {
  const docker = driver === 'embedded' ? undefined : await connectDocker();
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
