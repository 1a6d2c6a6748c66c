import type { Language } from '../sandbox/language.ts';
import { chooseFitnessCell, type FitnessCell, readFitnessCell, recordedText } from './cells/fitness-cell.ts';
import { type FoundFitness, isFileReference, readFitnessFile } from './fitness-file.ts';

/** The fitness functions that a config can mean: the cells run so far, and files. */
export interface KnownFitness {
  /** By cell id or, without one, by position of first run. */
  readonly cells: ReadonlyMap<string, FitnessCell>;
  /** Checks the text of a cell, whose [n] is `count`, and keeps it. Returns what to tell the user. @throws CellError when it is refused */
  record(cell: { readonly id: string; readonly count: number }, code: string, language: Language): string;
  /** The fitness that a config names, or the only one there is; undefined when there is none. @throws CellError */
  find(reference: string | undefined): Promise<FoundFitness | undefined>;
}

/** @param folder where named files are looked for @param fitnessFile the file of configs that name none */
export function createKnownFitness(folder: string, fitnessFile: string | undefined): KnownFitness {
  const cells = new Map<string, FitnessCell>();
  return {
    cells,
    record(cell, code, language) {
      cells.delete(cell.id); // what was recorded before is no longer what the cell says
      const fitness = readFitnessCell(code, language, cell);
      cells.set(cell.id, fitness);
      return recordedText(fitness);
    },
    async find(reference) {
      if (reference !== undefined && isFileReference(reference)) return readFitnessFile(reference, folder);
      if (reference === undefined && fitnessFile !== undefined) return readFitnessFile(fitnessFile, '.');
      return chooseFitnessCell([...cells.values()], reference);
    },
  };
}
