/** A cell of a notebook to be opened: the text of a config, or one in another language. */
export type CellText = string | { readonly language: string; readonly text: string };

/** The text of an .ipynb whose kernel is ours. */
export function notebookText(cells: readonly CellText[]): string {
  const whole = cells.map((cell) => (typeof cell === 'string' ? { language: 'optimizehub', text: cell } : cell));
  return JSON.stringify({
    cells: whole.map(({ language, text: source }, index) => ({
      cell_type: 'code',
      id: `cell-${index}`,
      execution_count: null,
      metadata: { vscode: { languageId: language } },
      outputs: [],
      source,
    })),
    metadata: {
      kernelspec: { display_name: 'OptimizeHub', language: 'optimizehub', name: 'optimizehub' },
      language_info: { name: 'optimizehub' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  });
}
