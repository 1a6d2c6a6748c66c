import { type Dirent, opendirSync, statSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../engine/config/mistakes.ts';
import { isFitnessLanguageFile } from './checks/holds-fitness.ts';

/** Entries of a folder that is searched: one of more, which would hold up who types, is no place that a person names a fitness of by hand. */
const maxEntries = 2000;

/**
 * The fitness file that was meant by a reference to none: of nearly this name, whatever the case and the ending, in the folder that it
 * names, or in that of the config where there is no such folder.
 * @param folder of the config
 * @returns how the config should name it, such as `./bowl.py`
 */
export function nearestFile(reference: string, folder: string): string | undefined {
  const [, place = '', name = ''] = /^(.*[/\\])?([^/\\]*)$/s.exec(reference) ?? [];
  const within = fitnessNamesIn(path.resolve(folder, place));
  const found = meant(name, within ?? fitnessNamesIn(folder) ?? []);
  const suggestion = found && `${within === undefined || place === '' ? './' : place}${found}`;
  return suggestion === reference ? undefined : suggestion; // it came since
}

function meant(name: string, names: readonly string[]): string | undefined {
  const stem = nearest(stemOf(name), [...new Set(names.map(stemOf))]);
  const ofStem = names.filter((candidate) => stemOf(candidate) === stem);
  return (
    ofStem.find((candidate) => candidate.toLowerCase() === name.toLowerCase()) ??
    ofStem.find((candidate) => path.extname(candidate) === path.extname(name)) ??
    ofStem[0]
  );
}

/** A name without its ending, which may be far from another one, and makes short names seem near. */
const stemOf = (name: string): string => name.toLowerCase().replace(/(?:\.fitness)?(?:\.\w{1,4})?$/, '');

/**
 * In the order of their letters, none of a folder with too many entries; undefined where there is no such folder, or none that may be
 * listed: then nothing is known to be near.
 */
function fitnessNamesIn(folder: string): readonly string[] | undefined {
  try {
    const entries = entriesOf(folder);
    const named = entries.length > maxEntries ? [] : entries.filter(({ name }) => isFitnessLanguageFile(name));
    return named
      .filter((entry) => isFile(entry, folder))
      .map(({ name }) => name)
      .sort();
  } catch {
    return undefined; // that the named file is not there is told in any case
  }
}

/** One more than is searched, where there are so many. */
function entriesOf(folder: string): readonly Dirent[] {
  const entries: Dirent[] = [];
  const listing = opendirSync(folder);
  try {
    for (let entry = listing.readSync(); entry !== null; entry = listing.readSync()) if (entries.push(entry) > maxEntries) break;
  } finally {
    listing.closeSync();
  }
  return entries;
}

/** Whether it is one, or a link to one. */
function isFile(entry: Dirent, folder: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path.join(folder, entry.name)).isFile();
  } catch {
    return false; // it leads nowhere, or in a circle, or to where we may not look
  }
}
