import { type Part, type Sentence, say } from '../sandbox/sentence.ts';

/** As Node names what went wrong with a file, and as VS Code does. */
const denied = ['EACCES', 'EPERM', 'NoPermissions'];
const gone = ['ENOENT', 'ENOTDIR', 'FileNotFound'];
const noFile = ['EISDIR', 'FileIsADirectory', 'NoFile'];

/** Thrown where a pipe or a device was to be read as a file: its end may never come. */
export class NoFileError extends Error {
  readonly code = 'NoFile';
  constructor() {
    super('Expected a file, got a pipe or a device');
  }
}

const codeOf = (error: unknown): string => String(Object(error).code); // anything may be thrown, null too

/** Whether there is nothing to read. */
export const isGone = (error: unknown): boolean => gone.includes(codeOf(error));

/** Whether it is a folder, a pipe or a device that was to be read. */
export const isNoFile = (error: unknown): boolean => noFile.includes(codeOf(error));

/** Why a file cannot be read, in a few words. */
export function whyUnreadable(error: unknown): Part {
  if (denied.includes(codeOf(error))) return say('permission is denied');
  return error instanceof Error ? error.message : String(error);
}

/** What to say where a fitness file is named that is there and cannot be read. */
export const cannotBeRead = (reference: string, error: unknown): Sentence =>
  isNoFile(error)
    ? notAFile(reference)
    : say('{0} cannot be read: {1}. Mend that, or name another file.', reference, whyUnreadable(error));

/** What to say where a folder, or a pipe, is named in place of a fitness file. */
export const notAFile = (reference: string): Sentence =>
  say('{0} is no file; expected a fitness file that ends in .js, .mjs, .ts or .py.', reference);
