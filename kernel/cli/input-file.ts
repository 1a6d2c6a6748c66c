import { readFile, stat } from 'node:fs/promises';
import { CommandFailure } from './failure.ts';

/** A file that a command was given. */
export type InputFile = { readonly kind: 'config' | 'notebook'; readonly file: string; readonly text: string };

// A config of more than 1 MiB is a mistake the parser names; beyond this not even that is read into memory.
const maxBytes = 256 * 1024 * 1024;

/** Reads a config or a notebook; @throws CommandFailure in one sentence when it is neither. */
export async function readInputFile(file: string): Promise<InputFile> {
  const kind = /\.ipynb$/i.test(file) ? 'notebook' : /\.(ya?ml|json)$/i.test(file) ? 'config' : undefined;
  if (kind === undefined)
    throw new CommandFailure([
      { kind: 'file', message: `Expected a file that ends in .opt.yaml, .yaml, .json or .ipynb, got ${file}.` },
    ]);
  try {
    const { size } = await stat(file);
    if (size > maxBytes)
      throw new CommandFailure([
        { kind: 'file', message: `This is larger than ${maxBytes / 1024 / 1024} MiB, which no config or notebook needs.`, file },
      ]);
    const bytes = await readFile(file);
    return { kind, file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    throw asFailure(file, error);
  }
}

/** The reason why a file could not be read or written, in one sentence. */
export function asFailure(file: string, error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return new CommandFailure([{ kind: 'file', message: `${reason.replace(/\.$/, '')}.`, file }], error);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder',
  EISDIR: 'This is a folder, expected a file',
  EACCES: 'No permission',
  ENOTDIR: 'A part of the path is a file, not a folder',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'The text is not UTF-8',
};
