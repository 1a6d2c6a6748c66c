import type Docker from 'dockerode';
import { removeOrphanedFiles } from './guest-files.ts';
import { hasEnded, parseOwner } from './owner.ts';

/** Who answers for a container. */
export const ownerLabel = 'optimizehub.owner';

/** The names of the containers that this process knows of. */
export const living = new Set<string>();

/**
 * Removes containers and files whose owner has ended.
 * @param isStray tells of others by their owner and their names
 * @param signal gives up the list of them
 * @returns how many containers there were
 */
export async function reapOrphans(
  docker: Docker,
  isStray: (owner: string, names: readonly string[]) => boolean = () => false,
  signal?: AbortSignal,
): Promise<number> {
  await removeOrphanedFiles();
  const found = await docker.listContainers({
    all: true,
    filters: { label: [ownerLabel] },
    ...(signal ? { abortSignal: signal } : {}),
  });
  const orphans = found.filter(({ Labels, Names }) => {
    const label = Labels[ownerLabel] ?? '';
    const owner = parseOwner(label);
    const names = Names.map((name) => name.replace(/^\//, ''));
    return (owner !== undefined && hasEnded(owner)) || isStray(label, names);
  });
  await Promise.all(orphans.map(({ Id }) => forceRemove(docker.getContainer(Id))));
  return orphans.length;
}

/** Ends it, where it still runs, and removes it. */
export async function forceRemove(container: Docker.Container): Promise<void> {
  await container.remove({ force: true, v: true }).catch(unlessGone);
}

/** 404: it is not there; 409: it has stopped, or is being removed already. */
export function unlessGone(error: unknown): void {
  if (!(error instanceof Error) || !('statusCode' in error) || (error.statusCode !== 404 && error.statusCode !== 409))
    throw error;
}
