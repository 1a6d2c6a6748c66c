import type { NotebookCell, NotebookDocument } from 'vscode';

/** Where the cell will be found again. */
export const cellKey = (cell: NotebookCell): string | number =>
  typeof cell.metadata.id === 'string' ? cell.metadata.id : cell.index;

/** The cell that a kernel knows by this key. */
export const cellOf = (notebook: NotebookDocument, key: string): NotebookCell | undefined =>
  notebook.getCells().find((candidate) => String(cellKey(candidate)) === key);
