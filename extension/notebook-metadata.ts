import { createHash } from 'node:crypto';
import type { NotebookCell, NotebookDocument } from 'vscode';
import { isSourceFile } from '../sandbox/validate/source-file.ts';

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

/** Metadata of a cell that is a copy of a file, as VS Code keeps them in the notebook's own. @param text of the file */
export const copyMetadata = (copyOf: string, text: string) => ({
  metadata: { optimizehub: { copyOf, digest: digestOf(text) } },
});

/** The file that a cell is a copy of; undefined where it is none, or was changed since. */
export function copyOfCell({
  metadata,
  document,
}: {
  readonly metadata: NotebookCell['metadata'];
  readonly document: { getText(): string };
}): string | undefined {
  const { copyOf, digest }: { copyOf?: unknown; digest?: unknown } = (metadata.metadata ?? metadata)?.optimizehub ?? {};
  if (typeof copyOf !== 'string' || !isReference(copyOf)) return undefined;
  return digest === digestOf(document.getText()) ? copyOf : undefined;
}

/** A notebook from elsewhere may hold anything, and what its fitness is called is told in texts, tables and addresses. */
const isReference = (text: string): boolean =>
  text.length <= 1000 && /^(?:\.{1,2}[\\/]|[\\/]|[A-Za-z]:)\P{C}+$/u.test(text) && isSourceFile(text);

/** The editor may give a text other ends of lines. */
const digestOf = (text: string): string => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('base64');
