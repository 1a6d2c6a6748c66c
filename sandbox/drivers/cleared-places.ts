import { findDocker } from './docker.ts';
import type { DockerAddress } from './docker-address.ts';
import type { GuestPlaces } from './guest-places.ts';
import { ownerLabel } from './orphans.ts';
import { formatOwner, thisOwner } from './owner.ts';

/** For who waits for the end of this process. */
const patienceMs = 2000;

/**
 * Forgets where this process started guests, once it has ended them: each address at which its container engine says that none is left.
 * One that does not answer is left to whoever comes next.
 */
export const forgetCleared = (places: GuestPlaces): Promise<void> => places.forget(isCleared);

async function isCleared(address: DockerAddress): Promise<boolean> {
  const found = await findDocker(address);
  if ('absence' in found) return false;
  const abortSignal = AbortSignal.timeout(patienceMs);
  try {
    const filters = { label: [`${ownerLabel}=${formatOwner(thisOwner())}`] };
    return (await found.docker.listContainers({ all: true, filters, abortSignal })).length === 0;
  } catch {
    return false; // nothing is known: the place stays, and is looked at by the next start
  }
}
