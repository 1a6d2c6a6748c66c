import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { Part } from '../../sandbox/sentence.ts';
import { classifyCell } from '../cells/classify.ts';
import type { FileFault } from '../fitness-fault.ts';

/** What a config may refer to besides itself: cells of its notebook, files of its folder. */
export interface Surroundings {
  readonly cells: readonly FitnessCellPlace[];
  /** Fitness files of the folder, relative to it, such as `./beam.fitness.ts`. */
  readonly files: readonly string[];
  /** Files of the folder that may hold one and cannot be read, with the reason in a few words. */
  readonly unreadableFiles: readonly { readonly file: string; readonly reason: Part }[];
  /** Whether the config is a cell of a notebook, so that it may use a cell as its fitness. */
  readonly isCell: boolean;
  /** Where its paths lead; undefined where it lies in no folder of this machine. */
  readonly folder: string | undefined;
  /** Why a fitness file that it names is not found or read; undefined where nothing is wrong, or nobody can know. */
  readonly faultOfFile: (reference: string) => FileFault | undefined;
  /** Memory of the machine that is to run it; infinite where none is in question. */
  readonly memoryBytes: number;
}

/** A cell that declares a fitness. */
export interface FitnessCellPlace {
  readonly uri: string;
  readonly language: string;
  /** From its first line, `// fitness: its_name`; undefined where it has none. */
  readonly name: string | undefined;
  /** Of the name, or of the cell's beginning. */
  readonly range: Range;
}

/** Of a config that stands alone: no notebook, no files beside it. */
export const nothingAround: Surroundings = {
  cells: [],
  files: [],
  unreadableFiles: [],
  isCell: false,
  folder: undefined,
  faultOfFile: () => undefined,
  memoryBytes: Number.POSITIVE_INFINITY,
};

/** Where a fitness cell says its name. */
export function nameOfCell(text: string): { readonly name: string; readonly character: number } | undefined {
  const found = /^(\s*(?:\/\/|#)\s*fitness\s*:\s*)([\w-]+)\s*$/.exec(text.split('\n', 1)[0] ?? '');
  return found ? { name: found[2]!, character: found[1]!.length } : undefined;
}

/** The place of a cell that declares a fitness; none of any other. */
export function placeOfCell(cell: TextDocument): FitnessCellPlace[] {
  const text = cell.getText();
  if (classifyCell(text, cell.languageId).kind !== 'fitness') return [];
  const named = nameOfCell(text);
  const start = { line: 0, character: named?.character ?? 0 };
  const end = named ? { line: 0, character: named.character + named.name.length } : cell.positionAt(text.length);
  return [{ uri: cell.uri, language: cell.languageId, name: named?.name, range: { start, end } }];
}
