import { writeFile } from 'node:fs/promises';
import { type Cell, formatNotebook, languageOf, type Output, sourceOf } from '../notebook/notebook.ts';
import { asFailure, type InputFile } from './input-file.ts';
import { readNotebook } from './read-notebook.ts';

/** Runs one cell's text and prints what came of it; `cell` is its place in its notebook, `count` its number in order of execution. */
export type RunCell = (
  code: string,
  about: { readonly languageId?: string | undefined; readonly cell?: number },
) => Promise<{ readonly isFine: boolean; readonly outputs: readonly Output[]; readonly count: number }>;

/** Runs the code cells of a notebook up to the first that fails. @returns whether none did */
export async function runNotebook(
  input: InputFile,
  { output, json }: { readonly output?: string; readonly json: boolean },
  runCell: RunCell,
): Promise<boolean> {
  const notebook = readNotebook(input);
  let isFine = true;
  for (const [index, cell] of notebook.cells.entries()) {
    if (cell.cell_type !== 'code') continue;
    if (!isFine) {
      // Outputs of an earlier execution would pass for this one's.
      Object.assign(cell, { outputs: [], execution_count: null } satisfies Partial<Cell>);
      continue;
    }
    if (!json) process.stdout.write(`[cell ${index + 1}]\n`);
    const executed = await runCell(sourceOf(cell), { languageId: languageOf(cell), cell: index + 1 });
    isFine = executed.isFine;
    Object.assign(cell, { outputs: [...executed.outputs], execution_count: executed.count } satisfies Partial<Cell>);
  }
  if (output !== undefined)
    try {
      await writeFile(output, formatNotebook(notebook));
    } catch (error) {
      throw asFailure(output, error);
    }
  return isFine;
}
