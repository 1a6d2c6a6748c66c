import { open } from 'node:fs/promises';
import path from 'node:path';
import type { SubmittedFitness } from '../engine/tasks/fitness.ts';
import type { Language } from '../sandbox/language.ts';
import { CellError } from './cell-error.ts';

const languages: Readonly<Record<string, Language>> = {
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.ts': 'typescript',
  '.py': 'python',
};
const maxBytes = 2 ** 20;

/** True when `fitness:` of a config names a file instead of a cell. */
export const namesFile = (reference: string): boolean => /[/\\]/.test(reference) || path.extname(reference) in languages;

/** Reads the fitness file that a config names, relative to the folder of the config. @throws CellError */
export async function readFitnessFile(reference: string, folder: string): Promise<SubmittedFitness> {
  const file = path.resolve(folder, reference);
  const language = languages[path.extname(file)];
  if (language === undefined)
    throw new CellError('FitnessNotFound', `Expected a fitness file that ends in .js, .mjs, .ts or .py, got ${reference}.`);
  const bytes = await read(file, reference);
  if (bytes.length > maxBytes)
    throw new CellError('FitnessRefused', `Expected a fitness file of at most 1 MB, ${reference} is larger.`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return { name: reference, language, text };
  } catch {
    // Said below: not UTF-8 and a zero byte are the same mistake.
  }
  throw new CellError('FitnessRefused', `Expected a fitness file of UTF-8 text, ${reference} is something else.`);
}

/** At most one byte more than a fitness may have. */
async function read(file: string, reference: string): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(maxBytes + 1), 0, maxBytes + 1, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CellError(
      'FitnessNotFound',
      code === 'ENOENT'
        ? `There is no file ${reference} beside the config (${file}).`
        : `${reference} cannot be read: ${message}.`,
      undefined,
      error,
    );
  }
}
