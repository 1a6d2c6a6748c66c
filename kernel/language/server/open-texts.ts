import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LSPObject, NotebookDocuments, TextDocuments } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { machineMemory } from '../../../engine/process/machine-memory.ts';
import { isConfigText } from '../../cells/config-cell.ts';
import { faultOfFile } from '../../fitness-fault.ts';
import { placeAt } from '../place.ts';
import { placeOfCell, type Surroundings } from '../surroundings.ts';
import { fitnessFiles } from './fitness-files.ts';

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
  /** Where configs lead that were never saved; undefined without a folder of the workspace on this machine. */
  private home: string | undefined;

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

  /** With the files of the folder where a fitness is named at the offset. */
  async around(document: TextDocument, offset: number): Promise<Surroundings> {
    const isNamed = placeAt(document.getText(), offset)?.key === 'fitness';
    return isNamed ? this.filesAround(document) : this.cellsAround(document);
  }

  /** With the files of the folder that could be its fitness. */
  async filesAround(document: TextDocument): Promise<Surroundings> {
    const around = this.cellsAround(document);
    return { ...around, ...(await fitnessFiles(around.folder)) };
  }

  /** Without files, which a verdict does not need. */
  cellsAround(document: TextDocument): Surroundings {
    const notebook = this.notebookOf(document.uri);
    const others = notebook?.cells.filter((cell) => !isConfigOf(notebook.isOurs)(cell)) ?? [];
    const folder = this.folderOf(document);
    return {
      cells: others.flatMap(placeOfCell),
      files: [],
      unreadableFiles: [],
      isCell: notebook !== undefined,
      folder,
      faultOfFile: (reference) => faultOfFile(reference, folder),
      memoryBytes: machineMemory(),
    };
  }

  /** Where a path of a config leads: beside the file, or beside the notebook of the cell. */
  folderOf({ uri }: TextDocument): string | undefined {
    return this.folderOfUri(this.notebookOf(uri)?.uri ?? uri);
  }

  /** Told the folders of the workspace, the first of which stands for that of what was never saved. */
  settle(folders: readonly { readonly uri: string }[]): void {
    const first = folders[0]?.uri;
    this.home = first?.startsWith('file:') ? fileURLToPath(first) : undefined;
  }

  /** The configs that are open, in files and in cells. */
  configs(): readonly TextDocument[] {
    return [...this.files.all(), ...this.notebooks.cellTextDocuments.all()].filter((document) => this.isConfig(document));
  }

  /** Also of a notebook that is not saved yet, whose place is known: the one of a config file that was run. */
  private folderOfUri(uri: string): string | undefined {
    const file = uri.replace(/^untitled:(?=\/)/, 'file:');
    if (file.startsWith('file:')) return path.dirname(fileURLToPath(file));
    return file.startsWith('untitled:') ? this.home : undefined;
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
