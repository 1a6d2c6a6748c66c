import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LSPObject, NotebookDocuments, TextDocuments } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isFitnessFileName } from '../../../sandbox/validate/source-file.ts';
import { classifyCell } from '../../cells/classify.ts';
import { isConfigText } from '../../cells/config-cell.ts';
import { type FitnessCellPlace, nameOfCell, type Surroundings } from '../surroundings.ts';

/** A notebook, as far as the server sees its cells. */
interface OpenNotebook {
  readonly uri: string;
  readonly isOurs: boolean;
  readonly cells: readonly TextDocument[];
}

/** The files and notebooks that the editor has open. */
export class OpenTexts {
  private readonly files = new TextDocuments(TextDocument);
  private readonly notebooks = new NotebookDocuments(TextDocument);
  private readonly cellUris = new Map<string, readonly string[]>();

  /** @param onChange is told of configs whose verdict may have changed, and of texts that are gone */
  constructor(onChange: (config: TextDocument) => void, onGone: (uri: string) => void) {
    this.files.onDidChangeContent(({ document }) => onChange(document));
    this.files.onDidClose(({ document }) => onGone(document.uri));
    const look = (uri: string): void => {
      const cells = this.configsOf(uri);
      for (const gone of this.cellUris.get(uri) ?? []) if (!cells.some((cell) => cell.uri === gone)) onGone(gone);
      this.cellUris.set(
        uri,
        cells.map((cell) => cell.uri),
      );
      for (const cell of cells) onChange(cell);
    };
    this.notebooks.onDidOpen(({ uri }) => look(uri));
    this.notebooks.onDidChange(({ notebookDocument: { uri }, cells }) => {
      const edited = cells?.changed.textContent.flatMap((cell) => this.notebooks.getCellTextDocument(cell) ?? []) ?? [];
      const isOnlyConfigs =
        cells?.added.length === 0 && cells.removed.length === 0 && edited.every((cell) => this.isConfig(cell));
      // A fitness cell may have another name than before; a config concerns nobody else.
      if (isOnlyConfigs && cells.changed.data.length === 0) for (const config of edited) onChange(config);
      else look(uri);
    });
    this.notebooks.onDidClose(({ uri }) => {
      for (const gone of this.cellUris.get(uri) ?? []) onGone(gone);
      this.cellUris.delete(uri);
    });
  }

  listen(connection: Connection): void {
    this.files.listen(connection);
    this.notebooks.listen(connection);
  }

  /** A file, or a cell of an open notebook. */
  find(uri: string): TextDocument | undefined {
    return this.files.get(uri) ?? this.notebooks.cellTextDocuments.get(uri);
  }

  /** A cell of language YAML is one in our notebooks, and elsewhere where it reads as one. */
  isConfig(document: TextDocument): boolean {
    const notebook = this.notebookOf(document.uri);
    return notebook ? isConfigOf(notebook.isOurs)(document) : document.languageId === 'optimizehub';
  }

  /** The config cells of the notebook that a cell belongs to; a file stands alone. */
  configsBeside(document: TextDocument): readonly TextDocument[] {
    const notebook = this.notebookOf(document.uri);
    return notebook ? configsIn(notebook) : [document];
  }

  /** Reads the folder too. */
  async around(document: TextDocument): Promise<Surroundings> {
    return { ...this.cellsAround(document), files: await fitnessFiles(this.notebookOf(document.uri)?.uri ?? document.uri) };
  }

  /** Without files, which a verdict does not need. */
  cellsAround(document: TextDocument): Surroundings {
    const notebook = this.notebookOf(document.uri);
    const others = notebook?.cells.filter((cell) => !isConfigOf(notebook.isOurs)(cell)) ?? [];
    return { cells: others.flatMap(fitnessPlace), files: [], isCell: notebook !== undefined };
  }

  /** Where a path of a config leads: beside the file, or beside the notebook of the cell. */
  folderOf({ uri }: TextDocument): string | undefined {
    return folderOfUri(this.notebookOf(uri)?.uri ?? uri);
  }

  private configsOf(notebookUri: string): readonly TextDocument[] {
    const notebook = this.read(notebookUri);
    return notebook ? configsIn(notebook) : [];
  }

  private notebookOf(cellUri: string): OpenNotebook | undefined {
    const notebook = this.notebooks.findNotebookDocumentForCell(cellUri);
    return notebook && this.read(notebook.uri);
  }

  private read(uri: string): OpenNotebook | undefined {
    const notebook = this.notebooks.getNotebookDocument(uri);
    return (
      notebook && {
        uri,
        isOurs: namesOurKernel(notebook.metadata),
        cells: notebook.cells.flatMap((cell) => this.notebooks.getCellTextDocument(cell) ?? []),
      }
    );
  }
}

const isConfigOf =
  (isOurs: boolean) =>
  (cell: TextDocument): boolean =>
    cell.languageId === 'optimizehub' || (cell.languageId === 'yaml' && (isOurs || isConfigText(cell.getText())));

/** Whether the file of a notebook names our kernel; another one may be run by us all the same. */
const namesOurKernel = (metadata: LSPObject | undefined): boolean => {
  type Metadata = { readonly metadata?: Metadata; readonly kernelspec?: { readonly name?: unknown } };
  const outer = metadata as Metadata | undefined; // any notebook may hold anything
  const file = outer?.metadata ?? outer;
  return file?.kernelspec?.name === 'optimizehub';
};

const configsIn = ({ cells, isOurs }: OpenNotebook): readonly TextDocument[] => cells.filter(isConfigOf(isOurs));

function fitnessPlace(cell: TextDocument): FitnessCellPlace[] {
  const text = cell.getText();
  if (classifyCell(text, cell.languageId).kind !== 'fitness') return [];
  const named = nameOfCell(text);
  const start = { line: 0, character: named?.character ?? 0 };
  const end = named ? { line: 0, character: named.character + named.name.length } : cell.positionAt(text.length);
  return [{ uri: cell.uri, language: cell.languageId, name: named?.name, range: { start, end } }];
}

/** Also of a notebook that is not saved yet, whose place is known: the one of a config file that was run. */
function folderOfUri(uri: string): string | undefined {
  const file = uri.replace(/^untitled:(?=\/)/, 'file:');
  return file.startsWith('file:') ? path.dirname(fileURLToPath(file)) : undefined;
}

async function fitnessFiles(uri: string): Promise<readonly string[]> {
  const folder = folderOfUri(uri);
  if (folder === undefined) return [];
  const names = await readdir(folder).catch(() => [] as string[]); // a file that was never saved may have no folder
  return names
    .filter((name) => isFitnessFileName(name))
    .map((name) => `./${name}`)
    .sort();
}
