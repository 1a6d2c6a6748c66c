import type { NewCell } from '../commands/define.ts';

interface SampleNotebook {
  readonly cells: readonly {
    readonly cell_type: string;
    readonly source: string | readonly string[];
    readonly metadata?: { readonly vscode?: { readonly languageId?: string } };
  }[];
}

/** The cells of a notebook file of ours, without outputs; one that names no language is a config. */
export function notebookCellsOf(text: string): readonly NewCell[] {
  const { cells } = JSON.parse(text) as SampleNotebook; // our own file, which a test reads
  return cells.map(({ cell_type, source, metadata }) => ({
    text: typeof source === 'string' ? source : source.join(''),
    language: cell_type === 'markdown' ? 'markdown' : (metadata?.vscode?.languageId ?? 'optimizehub'),
  }));
}
