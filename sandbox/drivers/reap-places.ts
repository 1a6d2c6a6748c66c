import { setTimeout as sleep } from 'node:timers/promises';
import { inEnglish, listed } from '../sentence.ts';
import { findDocker } from './docker.ts';
import { type DockerAddress, dockerAddress, sayPlace } from './docker-address.ts';
import { removeOrphanedFiles } from './guest-files.ts';
import { forgetPlace, type GuestPlace, noteSilence, placesLeft } from './guest-places.ts';
import { reapOrphans } from './orphans.ts';

/** What became of the guests that ended processes left behind. */
export interface Reaped {
  /** How many containers were removed. */
  readonly containers: number;
  /** Why nobody could look where guests were started, and what to do, one sentence for each address. */
  readonly unanswered: readonly string[];
  /** The same of addresses that are given up. */
  readonly givenUp: readonly string[];
  /** How many addresses are still to be looked at: those that did not answer, and those where there was something to remove. */
  readonly remaining: number;
}

/** For one that answers and then falls silent. */
const patienceMs = 20_000;
/** How long an address is looked at that does not answer. */
const keptDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Removes containers and files of ended processes, at the address of this process and wherever they started guests. A place that is
 * found without any is forgotten, and so is one that has not answered for 30 days.
 * @param folder of `GuestPlaces`
 */
export async function reapPlaces(folder: string, now = Date.now()): Promise<Reaped> {
  await removeOrphanedFiles();
  const own = dockerAddress();
  const places = new Map<string, GuestPlace[]>([[JSON.stringify(own), []]]);
  for (const place of await placesLeft(folder)) {
    const key = JSON.stringify(place.address);
    places.set(key, [...(places.get(key) ?? []), place]);
  }
  const looks = await Promise.all([...places.values()].map((group) => look(group[0]?.address ?? own, group, now)));
  return {
    containers: looks.reduce((sum, { containers }) => sum + containers, 0),
    unanswered: looks.flatMap(({ unanswered }) => unanswered ?? []),
    givenUp: looks.flatMap(({ givenUp }) => givenUp ?? []),
    remaining: looks.filter(({ isForgotten }) => !isForgotten).length,
  };
}

interface Look {
  readonly containers: number;
  readonly unanswered?: string;
  readonly givenUp?: string;
  readonly isForgotten: boolean;
}

/** @param places those of this address; none where it is only that of this process, which need not have an engine */
async function look(address: DockerAddress, places: readonly GuestPlace[], now: number): Promise<Look> {
  try {
    const found = await findDocker(address);
    if ('absence' in found)
      return places.length === 0
        ? { containers: 0, isForgotten: true }
        : unanswered(inEnglish(found.absence.reason), places, now);
    const over = AbortSignal.timeout(patienceMs + 1000); // what is told is the silence
    const containers = await Promise.race([reapOrphans(found.docker, undefined, over), silence(address)]);
    // One that was just being made may show only now.
    if (containers > 0) return { containers, isForgotten: places.length === 0 };
    await Promise.all(places.map(forgetPlace));
    return { containers, isForgotten: true };
  } catch (error) {
    return unanswered(error instanceof Error ? error.message : String(error), places, now);
  }
}

/** An address may be gone for good: what nobody answers for is not kept for ever. */
async function unanswered(reason: string, places: readonly GuestPlace[], now: number): Promise<Look> {
  if (places.length === 0) return { containers: 0, unanswered: reason, isForgotten: false };
  const since = Math.min(...places.map(({ silentSince = now }) => silentSince));
  const until = since + keptDays * dayMs;
  if (now >= until) {
    await Promise.all(places.map(forgetPlace));
    return { containers: 0, givenUp: `${reason}, for ${keptDays} days by now`, isForgotten: true };
  }
  await Promise.all(places.filter(({ silentSince }) => silentSince === undefined).map((place) => noteSilence(place, now)));
  const files = inEnglish(listed(places.map(({ file }) => file)));
  const day = new Date(until).toISOString().slice(0, 10);
  const mend = `start it again or, if it is gone for good, delete ${files}, which is done on ${day} anyway`;
  return { containers: 0, unanswered: `${reason}; ${mend}`, isForgotten: false };
}

async function silence(address: DockerAddress): Promise<never> {
  await sleep(patienceMs, undefined, { ref: false });
  throw new Error(`What is at ${inEnglish(sayPlace(address))} answers no more`);
}
