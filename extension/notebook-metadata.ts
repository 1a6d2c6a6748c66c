import type { NotebookDocument } from 'vscode';

/** Notebooks are ordinary .ipynb files. */
export const notebookType = 'jupyter-notebook';

/** Metadata of a notebook file of ours; its language makes new cells configs. */
export const notebookMetadata = {
  kernelspec: { name: 'optimizehub', display_name: 'OptimizeHub', language: 'optimizehub' },
  language_info: { name: 'optimizehub', codemirror_mode: 'yaml', mimetype: 'text/yaml', file_extension: '.opt.yaml' },
};

/** True when the file names our kernel. */
export function isOurs(notebook: Pick<NotebookDocument, 'notebookType' | 'metadata'>): boolean {
  const file = notebook.metadata.metadata ?? notebook.metadata;
  return notebook.notebookType === notebookType && file?.kernelspec?.name === notebookMetadata.kernelspec.name;
}
