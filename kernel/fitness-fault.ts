import { closeSync, constants, fstatSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Sentence, say } from '../sandbox/sentence.ts';
import { isSourceFile, wrongKind } from '../sandbox/validate/source-file.ts';
import { maxBytes, tooLarge } from '../sandbox/validate/text-limits.ts';
import { nearestFile } from './nearest-file.ts';
import { cannotBeRead, isGone, notAFile } from './unreadable.ts';

/** Why a file cannot be the fitness that a config names it for. */
export interface FileFault {
  readonly sentence: Sentence;
  /** What to name in its place, where that is known. */
  readonly suggestion?: string;
  /** Whether there is nothing, so that it could be made; or it is there, but not to be read; or it would be read, and then refused. */
  readonly kind: 'absent' | 'unreadable' | 'refused';
}

/**
 * Why what a config names as its fitness file cannot be one; undefined where it may be. It is looked for, never read.
 * @param folder of the config; undefined where it lies in none of this machine
 * @param platform of this machine, as Node names it
 */
export function faultOfFile(
  reference: string,
  folder: string | undefined,
  platform: NodeJS.Platform = process.platform,
): FileFault | undefined {
  const file = resolved(reference, folder);
  if (file === undefined) return { sentence: placeless(reference), kind: 'absent' };
  if (isOfAnotherMachine(reference, platform)) return undefined;
  try {
    const size = sizeOf(file);
    if (size === undefined) return { sentence: notAFile(reference), kind: 'unreadable' };
    const refusal = isSourceFile(reference) ? (size > maxBytes ? tooLarge : undefined) : wrongKind(reference);
    return refusal?.sentence && { sentence: refusal.sentence, kind: 'refused' };
  } catch (error) {
    return faultOfReading(error, reference, folder);
  }
}

/** To ask for a file of a share is to call another machine, which a text that is only looked at must not do. Elsewhere it is a local path. */
export const isOfAnotherMachine = (reference: string, platform: NodeJS.Platform = process.platform): boolean =>
  platform === 'win32' && /^[\\/]{2}/.test(reference);

/** Why a file cannot be one of which the reading failed so. @param folder of the config */
export const faultOfReading = (error: unknown, reference: string, folder: string | undefined): FileFault =>
  isGone(error) ? absent(reference, folder) : { sentence: cannotBeRead(reference, error), kind: 'unreadable' };

/** How to open for reading without waiting where a pipe took the place of a file; Windows has no such pipes, and no such flag. */
export const readAtOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** In bytes, of a file that may be opened, since what else may be asked tells less where lists say who may read; undefined of what is none. */
function sizeOf(file: string): number | undefined {
  // A pipe is not even opened, which its writer would notice.
  if (!statSync(file).isFile()) return undefined;
  const opened = openSync(file, readAtOnce);
  try {
    const found = fstatSync(opened);
    return found.isFile() ? found.size : undefined;
  } finally {
    closeSync(opened);
  }
}

function resolved(reference: string, folder: string | undefined): string | undefined {
  return folder === undefined && !path.isAbsolute(reference) ? undefined : path.resolve(folder ?? '.', reference);
}

const placeless = (reference: string): Sentence =>
  say('Save the notebook in a folder of this machine first: {0} is looked for there.', reference);

function absent(reference: string, folder: string | undefined): FileFault {
  const suggestion = nearestFile(reference, folder ?? path.dirname(reference));
  const isAnywhere = folder === undefined || path.isAbsolute(reference);
  if (suggestion === undefined) {
    const sentence = isAnywhere
      ? say('There is no file {0}.', reference)
      : say('There is no file {0} beside the config, in {1}.', reference, path.resolve(folder));
    return { sentence, kind: 'absent' };
  }
  const sentence = isAnywhere
    ? say('There is no file {0}; did you mean {1}?', reference, suggestion)
    : say('There is no file {0} beside the config, in {1}; did you mean {2}?', reference, path.resolve(folder), suggestion);
  return { sentence, suggestion, kind: 'absent' };
}
