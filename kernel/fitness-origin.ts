/** Where the fitness of a run is from, as a front end remembers it: so its mistakes are found there by a later kernel, too. */
import { createHash } from 'node:crypto';
import type { FindingSource } from './cell-error.ts';
import { readFitnessBytes } from './fitness-file.ts';

/** A source without its text, which may be long. */
export interface FitnessOrigin extends Omit<FindingSource, 'text'> {
  /** Of the text. */
  readonly digest: string;
}

/** What a front end says of it when it goes on with the run. */
export interface RememberedFitness extends FitnessOrigin {
  /** What the cell says now; a file is read. */
  readonly text?: string;
}

export const originOf = ({ text, ...place }: FindingSource): FitnessOrigin => ({ ...place, digest: digestOf(text) });

/** The source as it was; undefined where it is gone, or says something else by now. */
export async function recallSource({ digest, text: now, ...place }: RememberedFitness): Promise<FindingSource | undefined> {
  const text = place.file === undefined ? now : await textOf(place.file);
  return text !== undefined && digestOf(text) === digest ? { ...place, text } : undefined;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64');

async function textOf(file: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await readFitnessBytes(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined; // nothing of it can be underlined
    throw error;
  }
}
