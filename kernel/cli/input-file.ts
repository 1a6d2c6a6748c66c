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
    throw new CommandFailure(`Expected a file that ends in .opt.yaml, .yaml, .json or .ipynb, got ${file}.`);
  try {
    const { size } = await stat(file);
    if (size > maxBytes)
      throw new CommandFailure(`${file} is larger than ${maxBytes / 1024 / 1024} MiB, which no config or notebook needs.`);
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
  return new CommandFailure(`${file}: ${reason}.`, 1, error);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'this is a folder, expected a file',
  EACCES: 'no permission',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'the text is not UTF-8',
};
