import { setTimeout as sleep } from 'node:timers/promises';
import { findDocker } from './docker.ts';
import { type DockerAddress, dockerAddress, placeOf } from './docker-address.ts';
import { removeOrphanedFiles } from './guest-files.ts';
import { forgetPlace, type GuestPlace, placesLeft } from './guest-places.ts';
import { reapOrphans } from './orphans.ts';

/** What became of the guests that ended processes left behind. */
export interface Reaped {
  /** How many containers were removed. */
  readonly containers: number;
  /** Why nobody could look where guests were started, one sentence for each address. */
  readonly unanswered: readonly string[];
  /** How many addresses are still to be looked at: those that did not answer, and those where there was something to remove. */
  readonly remaining: number;
}

/** For one that answers and then falls silent. */
const patienceMs = 20_000;

/**
 * Removes containers and files of ended processes, at the address of this process and wherever they started guests. A place that is
 * found without any is forgotten.
 * @param folder of `GuestPlaces`
 */
export async function reapPlaces(folder: string): Promise<Reaped> {
  await removeOrphanedFiles();
  const own = dockerAddress();
  const places = new Map<string, GuestPlace[]>([[JSON.stringify(own), []]]);
  for (const place of await placesLeft(folder)) {
    const key = JSON.stringify(place.address);
    places.set(key, [...(places.get(key) ?? []), place]);
  }
  const looks = await Promise.all([...places.values()].map((group) => look(group[0]?.address ?? own, group)));
  return {
    containers: looks.reduce((sum, { containers }) => sum + containers, 0),
    unanswered: looks.flatMap(({ unanswered }) => unanswered ?? []),
    remaining: looks.filter(({ isForgotten }) => !isForgotten).length,
  };
}

interface Look {
  readonly containers: number;
  readonly unanswered?: string;
  readonly isForgotten: boolean;
}

/** @param places those of this address; none where it is only that of this process, which need not have an engine */
async function look(address: DockerAddress, places: readonly GuestPlace[]): Promise<Look> {
  try {
    const found = await findDocker(address);
    if ('absence' in found)
      return places.length === 0
        ? { containers: 0, isForgotten: true }
        : { containers: 0, unanswered: found.absence.reason, isForgotten: false };
    const over = AbortSignal.timeout(patienceMs + 1000); // what is told is the silence
    const containers = await Promise.race([reapOrphans(found.docker, undefined, over), silence(address)]);
    // One that was just being made may show only now.
    if (containers > 0) return { containers, isForgotten: places.length === 0 };
    await Promise.all(places.map(forgetPlace));
    return { containers, isForgotten: true };
  } catch (error) {
    return { containers: 0, unanswered: error instanceof Error ? error.message : String(error), isForgotten: false };
  }
}

async function silence(address: DockerAddress): Promise<never> {
  await sleep(patienceMs, undefined, { ref: false });
  throw new Error(`What is at ${placeOf(address)} answers no more`);
}
