import { type Notebook, parseNotebook } from '../notebook/notebook.ts';
import { CommandFailure } from './failure.ts';
import type { InputFile } from './input-file.ts';

/** The notebook in a file. @throws CommandFailure when the file holds none */
export function readNotebook({ file, text }: InputFile): Notebook {
  try {
    return parseNotebook(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CommandFailure([{ kind: 'file', message, file }], error);
  }
}
