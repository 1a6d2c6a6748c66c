/** A Jupyter notebook, format 4; only what we read or write is named, everything else is kept as it is. */
export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
  [part: string]: unknown;
}

export interface Cell {
  id?: string;
  cell_type: string;
  source: string | string[];
  metadata: Record<string, unknown>;
  execution_count?: number | null;
  outputs?: Output[];
  [part: string]: unknown;
}

/** One output of a code cell, as nbformat 4 has it. */
export type Output =
  | { output_type: 'display_data'; data: Record<string, unknown>; metadata: Record<string, unknown> }
  | { output_type: 'stream'; name: 'stdout' | 'stderr'; text: string }
  | { output_type: 'error'; ename: string; evalue: string; traceback: string[] };

/** Reads a notebook. @throws Error with one plain sentence when the text is none. */
export function parseNotebook(text: string): Notebook {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`Expected a notebook, which is JSON: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  if (!isObject(value) || !Array.isArray(value.cells) || !isObject(value.metadata) || typeof value.nbformat !== 'number')
    throw new Error('Expected a notebook with cells, metadata and nbformat.');
  if (value.nbformat !== 4)
    throw new Error(`Expected a notebook of format 4, got ${value.nbformat}: convert it with jupyter nbconvert.`);
  const wrong = value.cells.findIndex((cell) => !isCell(cell));
  if (wrong >= 0) throw new Error(`Expected cell ${wrong + 1} of the notebook to have cell_type, source and metadata.`);
  // Each part that the type names has just been checked.
  return value as unknown as Notebook;
}

/** The text of a cell. */
export const sourceOf = (cell: Cell): string => (Array.isArray(cell.source) ? cell.source.join('') : cell.source);

/** VS Code's language of a cell, where the notebook was saved by it. */
export function languageOf(cell: Cell): string | undefined {
  const { vscode } = cell.metadata;
  return isObject(vscode) && typeof vscode.languageId === 'string' ? vscode.languageId : undefined;
}

/** The notebook as text in format 4.5, indented as Jupyter does. */
export function formatNotebook(notebook: Notebook): string {
  const { nbformat, nbformat_minor } = notebook;
  const minor = Math.max(5, nbformat_minor);
  const used = new Set(notebook.cells.flatMap((cell) => cell.id ?? []));
  const cells = notebook.cells.map((cell, index) => (cell.id === undefined ? { id: freeId(index, used), ...cell } : cell));
  return `${JSON.stringify({ ...notebook, cells, nbformat, nbformat_minor: minor }, undefined, 1)}\n`;
}

/** Format 4.5 wants an id on each cell; ids by position keep differences between two executions small. */
function freeId(index: number, used: Set<string>): string {
  let id = `cell-${index + 1}`;
  while (used.has(id)) id += '-';
  used.add(id);
  return id;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCell = (cell: unknown): boolean =>
  isObject(cell) &&
  typeof cell.cell_type === 'string' &&
  isObject(cell.metadata) &&
  (typeof cell.source === 'string' || (Array.isArray(cell.source) && cell.source.every((line) => typeof line === 'string')));
