import type { Range } from 'vscode-languageserver-types';

/** What a config may refer to besides itself: cells of its notebook, files of its folder. */
export interface Surroundings {
  readonly cells: readonly FitnessCellPlace[];
  /** Fitness files of the folder, relative to it, such as `./beam.fitness.ts`. */
  readonly files: readonly string[];
  /** Whether the config is a cell of a notebook, so that it may use a cell as its fitness. */
  readonly isCell: boolean;
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
export const nothingAround: Surroundings = { cells: [], files: [], isCell: false };

/** Where a fitness cell says its name. */
export function nameOfCell(text: string): { readonly name: string; readonly character: number } | undefined {
  const found = /^(\s*(?:\/\/|#)\s*fitness\s*:\s*)([\w-]+)\s*$/.exec(text.split('\n', 1)[0] ?? '');
  return found ? { name: found[2]!, character: found[1]!.length } : undefined;
}
