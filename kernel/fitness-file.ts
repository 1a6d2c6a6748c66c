import { open } from 'node:fs/promises';
import path from 'node:path';
import type { SubmittedFitness } from '../engine/tasks/fitness.ts';
import { isSourceFile, readSourceFile } from '../sandbox/validate/source-file.ts';
import { maxBytes } from '../sandbox/validate/text-limits.ts';
import { CellError, type FindingSource } from './cell-error.ts';
import { asFinding, fitnessFindings, refusedFitness } from './checks/fitness-findings.ts';
import { faultOfFile, faultOfReading, readAtOnce } from './fitness-fault.ts';
import { NoFileError } from './unreadable.ts';

/** A fitness as it is submitted, and where it is from. */
export interface FoundFitness {
  readonly fitness: SubmittedFitness;
  readonly source: FindingSource;
}

/** True when `fitness:` of a config names a file instead of a cell. */
export const isFileReference = (reference: string): boolean => /[/\\]/.test(reference) || isSourceFile(reference);

/**
 * Reads the fitness file that a config names, and checks it. @throws CellError with every finding
 * @param folder of the config; undefined where it lies in none of this machine
 * @param platform of this machine, as Node names it
 */
export async function readFitnessFile(
  reference: string,
  folder: string | undefined,
  platform: NodeJS.Platform = process.platform,
): Promise<FoundFitness> {
  const fault = faultOfFile(reference, folder, platform);
  if (fault && fault.kind !== 'refused') throw new CellError('FitnessNotFound', fault.sentence);
  const file = path.resolve(folder ?? '.', reference);
  const source = readSourceFile(reference, isSourceFile(reference) ? await read(file, reference, folder) : new Uint8Array());
  if (!source.ok) throw refusedFitness([asFinding(source.finding)], { name: reference, file, text: '' });
  const { language, text } = source;
  const findings = fitnessFindings(text, language);
  const from = { name: reference, file, text };
  if (findings.length > 0) throw refusedFitness(findings, from);
  return { fitness: { name: reference, language, text }, source: from };
}

/** The bytes of a fitness file, at most one more than a fitness may have. @throws NoFileError of a pipe or a device */
export async function readFitnessBytes(file: string): Promise<Buffer> {
  const handle = await open(file, readAtOnce);
  try {
    const found = await handle.stat();
    if (!found.isFile() && !found.isDirectory()) throw new NoFileError(); // a folder says so itself
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(maxBytes + 1), 0, maxBytes + 1, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function read(file: string, reference: string, folder: string | undefined): Promise<Buffer> {
  try {
    return await readFitnessBytes(file);
  } catch (error) {
    throw new CellError('FitnessNotFound', faultOfReading(error, reference, folder).sentence, undefined, error);
  }
}
